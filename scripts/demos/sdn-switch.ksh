# A switch without a mind of its own: Open vSwitch forwards only what a rule says.
vstart -i kathara/sdn --eth 0:A --eth 1:B --eth 2:C s1
vstart --eth 0:A --exec 'ip addr add 10.0.0.1/24 dev eth0' pc1
vstart --eth 0:B --exec 'ip addr add 10.0.0.2/24 dev eth0' pc2
vstart --eth 0:C --exec 'ip addr add 10.0.0.3/24 dev eth0' pc3

s1 /usr/share/openvswitch/scripts/ovs-ctl start --system-id=random --no-monitor
wait until s1 ovs-vsctl show within 20s
s1 ovs-vsctl add-br br0 -- set bridge br0 datapath_type=netdev fail_mode=secure
s1 ovs-vsctl add-port br0 eth0 -- add-port br0 eth1 -- add-port br0 eth2
wait until s1 ovs-ofctl show br0 contains eth2 within 10s

# No rule, no traffic.
expect s1 ovs-ofctl dump-flows br0 not contains actions
expect pc1 ping -c1 -W1 10.0.0.2 exit 1

# A rule for each direction between two ports; the third stays alone.
s1 ovs-ofctl add-flow br0 in_port=eth0,actions=output:eth1
s1 ovs-ofctl add-flow br0 in_port=eth1,actions=output:eth0
wait until pc1 ping -c1 -W1 10.0.0.2 within 10s
expect pc1 ping -c1 -W1 10.0.0.3 exit 1

# A stronger rule drops pings and nothing else.
s1 ovs-ofctl add-flow br0 priority=40000,icmp,actions=drop
expect pc1 ping -c1 -W1 10.0.0.2 exit 1
expect pc1 arping -c1 -I eth0 10.0.0.2 contains 'reply from'
s1 ovs-ofctl --strict del-flows br0 priority=40000,icmp

# One rule makes it a switch that learns, as any.
s1 ovs-ofctl add-flow br0 priority=50000,actions=normal
wait until pc1 ping -c1 -W1 10.0.0.3 within 10s
s1 ovs-ofctl dump-flows br0

lclean
