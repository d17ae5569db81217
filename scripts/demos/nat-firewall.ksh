# NAT and a firewall: a private network behind one address, and what may come in.
vstart --eth 0:HOME --exec 'ip addr add 192.168.1.10/24 dev eth0; ip route add default via 192.168.1.1' pc
vstart --eth 0:HOME --eth 1:NET --exec 'ip addr add 192.168.1.1/24 dev eth0; ip addr add 20.0.0.1/24 dev eth1' gate
vstart --eth 0:NET --exec 'ip addr add 20.0.0.2/24 dev eth0' server

# The server has no way to a private network, so without translation there is no answer.
expect pc ping -c1 -W1 20.0.0.2 exit 1

# The gate puts its own address in place of the private one, and remembers.
gate nft add table ip nat
gate nft 'add chain ip nat post { type nat hook postrouting priority 100 ; }'
gate nft add rule ip nat post oifname eth1 masquerade
expect pc ping -c1 -W2 20.0.0.2
server sh -c 'setsid nc -lk -p 80 >/tmp/seen 2>&1 </dev/null & sleep 0.5'
pc sh -c 'echo hello | nc -N -w2 20.0.0.2 80'
wait until server cat /tmp/seen contains hello within 5s
expect gate conntrack -L contains 'src=192.168.1.10' contains 'dst=20.0.0.1'

# A port of the gate leads to a service inside.
pc sh -c 'setsid nc -lk -p 8080 >/tmp/inside 2>&1 </dev/null & sleep 0.5'
gate nft 'add chain ip nat pre { type nat hook prerouting priority -100 ; }'
gate nft add rule ip nat pre iifname eth1 tcp dport 80 dnat to 192.168.1.10:8080
server sh -c 'echo from-outside | nc -N -w2 20.0.0.1 80'
wait until pc cat /tmp/inside contains from-outside within 5s

# A firewall that lets out everything and in only answers: now the service is closed, the way out is not.
gate nft add table ip filter
gate nft 'add chain ip filter through { type filter hook forward priority 0 ; policy drop ; }'
gate nft add rule ip filter through ct state established,related accept
gate nft add rule ip filter through iifname eth0 accept
expect pc ping -c1 -W2 20.0.0.2
expect server nc -z -w1 20.0.0.1 80 exit 1
gate nft add rule ip filter through ct status dnat accept
expect server nc -z -w2 20.0.0.1 80

lclean
