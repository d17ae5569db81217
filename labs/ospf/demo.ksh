# Four routers that speak OSPF, two hosts, and a second way. Played in this folder.
lstart
linfo

# The routers find each other and agree; then the hosts reach each other.
r3 timeout 60 sh -c 'until ip route get 10.0.6.1 2>&1 | grep -q 10.0.7.2; do sleep 1; done'
pc1 timeout 60 sh -c 'until ping -c 1 -W 1 10.0.6.1 >/dev/null; do sleep 1; done'
r1 vtysh -c 'show ip ospf neighbor'
r1 ip route
pc1 ping -c 2 10.0.6.1

# How they do it: the hellos on the link between r1 and r2.
tcpdump B -c 3 ospf

# Packets go through r2, where it costs less.
pc1 traceroute -n 10.0.6.1

# The link between r1 and r2 fails; a few seconds later the way through r3 is taken.
vconfig --rm B r1
pc1 timeout 30 sh -c 'until ping -c 1 -W 1 10.0.6.1 >/dev/null; do sleep 1; done'
pc1 traceroute -n 10.0.6.1

# It is repaired, and the short way is taken again.
vconfig --add 1:B r1
pc1 timeout 30 sh -c 'until traceroute -n -f 2 -m 2 10.0.6.1 | grep -q 10.0.2.2; do sleep 1; done'
pc1 traceroute -n 10.0.6.1

lclean
