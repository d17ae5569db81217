# Static routes: two routers in a row. A packet needs a way there, and its answer a way back.
vstart --eth 0:A --exec 'ip addr add 10.0.1.1/24 dev eth0; ip route add default via 10.0.1.254' pc1
vstart --eth 0:C --exec 'ip addr add 10.0.3.1/24 dev eth0; ip route add default via 10.0.3.254' pc2
vstart --eth 0:A --eth 1:B --exec 'ip addr add 10.0.1.254/24 dev eth0; ip addr add 10.0.2.1/30 dev eth1' r1
vstart --eth 0:C --eth 1:B --exec 'ip addr add 10.0.3.254/24 dev eth0; ip addr add 10.0.2.2/30 dev eth1' r2

# r1 knows only the links that it is on, and says so to pc1.
expect r1 ip route not contains 10.0.3.0/24
expect pc1 ping -c1 -W1 10.0.3.1 exit 1 contains Unreachable

# With a route there and none back, the ping arrives and its answer does not.
r1 ip route add 10.0.3.0/24 via 10.0.2.2
expect pc1 ping -c1 -W1 10.0.3.1 exit 1 contains '100% packet loss'

# With both, it works; each router takes one from the time to live.
r2 ip route add 10.0.1.0/24 via 10.0.2.1
expect pc1 ping -c1 -W2 10.0.3.1 contains ttl=62
expect pc1 traceroute -n -w1 10.0.3.1 contains 10.0.2.2

# The longest prefix wins: one host of the network is sent nowhere, the others go on as before.
r1 ip route add blackhole 10.0.3.1/32
expect pc1 ping -c1 -W1 10.0.3.1 exit 1
expect pc1 ping -c1 -W2 10.0.3.254
r1 ip route del blackhole 10.0.3.1/32
expect pc1 ping -c1 -W2 10.0.3.1

# Two static routes that point at each other make a loop, which the time to live ends.
r2 ip route add 10.9.0.0/16 via 10.0.2.1
r1 ip route add 10.9.0.0/16 via 10.0.2.2
expect pc1 ping -c1 -W2 10.9.0.1 exit 1 contains 'Time to live exceeded'

lclean
