# ARP: how a host finds the hardware address behind an IP address on its own link.
# A third host on the link hears the question, since a link is a hub, and learns nothing from the answer.
vstart --eth 0:A --exec 'ip addr add 10.0.0.1/24 dev eth0' pc1
vstart --eth 0:A --exec 'ip addr add 10.0.0.2/24 dev eth0' pc2
vstart --eth 0:A --exec 'ip addr add 10.0.0.3/24 dev eth0' pc3

# Nobody has spoken yet, so pc1 knows no neighbour.
expect pc1 ip neigh show 10.0.0.2 not contains lladdr

# One ping: the question goes to all, the answer to pc1 alone, and only then the ping itself.
expect pc1 ping -c1 -W2 10.0.0.2
expect pc1 ip neigh show 10.0.0.2 contains lladdr
pc1 ip neigh

# pc2 learned from the question who asked; pc3 was not asked, and did not.
wait until pc2 ip neigh show 10.0.0.1 contains lladdr within 5s
expect pc3 ip neigh show 10.0.0.1 not contains lladdr

# Forgotten, it is asked for again. Both in one line: pc2 may ask at any time, and pc1 would learn from that.
expect pc1 sh -c 'ip neigh flush dev eth0; ip neigh show 10.0.0.2' not contains lladdr
expect pc1 arping -c1 -I eth0 10.0.0.2 contains 'reply from 10.0.0.2'

# An address that nobody has: the question stays without an answer, and the ping without a way.
expect pc1 ping -c1 -W5 10.0.0.9 exit 1 contains Unreachable
expect pc1 ip neigh show 10.0.0.9 matches 'FAILED|INCOMPLETE'

# Where the link is cut, no question gets through.
link cut A pc2
pc1 ip neigh flush dev eth0
expect pc1 ping -c1 -W1 10.0.0.2 exit 1
link up A pc2
wait until pc1 ping -c1 -W1 10.0.0.2 within 10s

lclean
