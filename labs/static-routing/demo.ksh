# Two networks, two routers, static routes. Played in this folder.
lstart
linfo
r1 ip route

# The way there and back.
pc1 ping -c 2 10.0.2.1
pc1 traceroute -n 10.0.2.1

# r2 forgets the way back: questions still arrive, answers do not.
r2 ip route del 10.0.1.0/24
pc1 sh -c '! ping -c 2 -W 1 10.0.2.1'
pc1 sh -c 'ping -c 6 -i 0.5 10.0.2.1 >/dev/null &'
tcpdump C -c 2 icmp

# And remembers it.
r2 ip route add 10.0.1.0/24 via 10.0.12.1
pc1 ping -c 1 10.0.2.1

lclean
