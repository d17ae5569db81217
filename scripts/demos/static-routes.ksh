#!/usr/bin/env kathara
# Static routes: a packet needs a way there, and its answer a way back.
vstart --eth 0:A -e 'ip addr add 10.0.1.2/24 dev eth0' pc1
vstart --eth 0:A 1:B -e 'ip addr add 10.0.1.1/24 dev eth0; ip addr add 10.0.12.1/24 dev eth1' r1
vstart --eth 0:C 1:B -e 'ip addr add 10.0.2.1/24 dev eth0; ip addr add 10.0.12.2/24 dev eth1' r2
vstart --eth 0:C -e 'ip addr add 10.0.2.2/24 dev eth0' pc2

# pc1 does not know where to send it.
expect pc1 ping -c 1 -W 1 10.0.2.2 exit 2

# With a default route it reaches r1, which does not know either.
pc1 ip route add default via 10.0.1.1
pc2 ip route add default via 10.0.2.1
expect pc1 ping -c 1 -W 1 10.0.2.2 exit 1

# r1 learns the way there, and the packet arrives; the answer gets lost at r2.
r1 ip route add 10.0.2.0/24 via 10.0.12.2
expect r1 ip route contains '10.0.2.0/24 via 10.0.12.2'
expect pc1 ping -c 1 -W 1 10.0.2.2 exit 1

# With the way back it works, in three hops.
r2 ip route add 10.0.1.0/24 via 10.0.12.1
expect pc1 ping -c 1 -W 2 10.0.2.2
expect pc1 traceroute -n 10.0.2.2 matches ' 3 +10.0.2.2'
lclean
