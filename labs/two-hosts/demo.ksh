# Two hosts on one link. Played in this folder.
lstart
linfo

# They reach each other.
pc1 ping -c 2 10.0.0.2

# What passes on the link, heard from outside: the nodes notice nothing.
pc1 sh -c 'ping -c 60 -i 0.5 10.0.0.2 >/dev/null &'
tcpdump A -c 4 icmp

# A third host comes while the lab runs, and hears the two.
vstart --eth 0:A spy
spy timeout 10 tcpdump -c 2 -n icmp

lclean
