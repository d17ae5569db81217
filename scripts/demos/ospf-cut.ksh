# OSPF: three routers in a triangle. A link is cut, and the longer way is found by itself.
# Hellos go out each second here, so that the class does not wait; the rule is 10 s, and 40 s until one counts as dead.
vstart -i kathara/frr --eth 0:A --eth 1:B --eth 2:L1 r1
vstart -i kathara/frr --eth 0:A --eth 1:C --eth 2:L2 r2
vstart -i kathara/frr --eth 0:B --eth 1:C --eth 2:L3 r3
r1 ip addr add 10.0.12.1/24 dev eth0
r1 ip addr add 10.0.13.1/24 dev eth1
r1 ip addr add 10.1.0.1/24 dev eth2
r2 ip addr add 10.0.12.2/24 dev eth0
r2 ip addr add 10.0.23.2/24 dev eth1
r2 ip addr add 10.2.0.1/24 dev eth2
r3 ip addr add 10.0.13.3/24 dev eth0
r3 ip addr add 10.0.23.3/24 dev eth1
r3 ip addr add 10.3.0.1/24 dev eth2

for r in r1 r2 r3 {
    exec $r sed -i s/ospfd=no/ospfd=yes/ /etc/frr/daemons
    exec $r systemctl start frr
    wait until exec $r vtysh -c 'show daemons' contains ospfd within 30s
    exec $r vtysh -c 'configure terminal' -c 'router ospf' -c 'network 10.0.0.0/8 area 0'
    for eth in eth0 eth1 {
        exec $r vtysh -c 'configure terminal' -c "interface $eth" -c 'ip ospf network point-to-point' -c 'ip ospf hello-interval 1' -c 'ip ospf dead-interval 3'
    }
}

# The routers find each other, and tell each other what they have.
wait until r1 vtysh -c 'show ip ospf neighbor' matches '(?s)Full.*Full' within 1m
wait until r1 ip route show 10.2.0.0/24 contains 10.0.12.2 within 1m
wait until r2 ip route show 10.1.0.0/24 contains 10.0.12.1 within 1m
expect r1 ping -c1 -W2 -I 10.1.0.1 10.2.0.1
r1 traceroute -n -s 10.1.0.1 10.2.0.1

# The link between r1 and r2 is cut: within seconds the way leads through r3.
link cut A
wait until r1 ip route show 10.2.0.0/24 contains 10.0.13.3 within 30s
wait until r1 ping -c1 -W1 -I 10.1.0.1 10.2.0.1 within 30s
r1 traceroute -n -s 10.1.0.1 10.2.0.1

# It is mended, and the short way is back.
link up A
wait until r1 ip route show 10.2.0.0/24 contains 10.0.12.2 within 30s

lclean
