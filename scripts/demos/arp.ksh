#!/usr/bin/env kathara
# ARP: how a host finds the hardware address of a neighbour, and how anybody can lie about it.
vstart --eth 0:A -e 'ip addr add 10.0.0.1/24 dev eth0' pc1
vstart --eth 0:A -e 'ip addr add 10.0.0.2/24 dev eth0' pc2

# Nobody has spoken yet: pc1 knows no neighbour.
expect pc1 ip neigh not contains lladdr

# The first packet needs the address of pc2, so pc1 asks, and remembers the answer.
expect pc1 ping -c 1 10.0.0.2
expect pc1 ip neigh contains lladdr
expect pc1 ip neigh show 10.0.0.2 matches 'lladdr ([0-9a-f]{2}:){5}[0-9a-f]{2}'

# pc2 learned from the question: it needs none of its own.
expect pc2 ip neigh show 10.0.0.1 contains lladdr

# An address that nobody has: the question stays without an answer.
expect pc1 ping -c 1 -W 1 10.0.0.9 exit 1 contains '100% packet loss'
expect pc1 ip neigh show 10.0.0.9 matches 'FAILED|INCOMPLETE'

# ARP believes anything. With a wrong entry, pc1 sends into the void.
pc1 ip neigh replace 10.0.0.2 lladdr 02:00:00:00:00:99 dev eth0
expect pc1 ping -c 1 -W 1 10.0.0.2 exit 1
pc1 ip neigh del 10.0.0.2 dev eth0
expect pc1 ping -c 1 -W 2 10.0.0.2
lclean
