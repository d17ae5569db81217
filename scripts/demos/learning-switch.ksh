# A switch that is told what to do: Open vSwitch without rules of its own, and a controller that learns where hosts are.
vstart --eth 0:A --eth 1:B --image kathara/sdn sw
vstart --eth 0:A --exec 'ip addr add 10.0.0.1/24 dev eth0' pc1
vstart --eth 0:B --exec 'ip addr add 10.0.0.2/24 dev eth0' pc2

sw systemctl start openvswitch-switch
sw ovs-vsctl add-br br0 -- set bridge br0 protocols=OpenFlow13 fail-mode=secure -- set-controller br0 tcp:127.0.0.1:6653
sw ovs-vsctl add-port br0 eth0 -- add-port br0 eth1

# Without its controller the switch knows nothing and passes nothing on.
expect pc1 ping -c1 -W1 10.0.0.2 exit 1

# The controller sees each first packet, notes on which port its sender is, and writes a flow once it knows both ends.
sw sh -c 'setsid ryu-manager ryu.app.simple_switch_13 >/var/log/controller.log 2>&1 </dev/null &'
wait until pc1 ping -c1 -W1 10.0.0.2 within 60s
expect sw cat /var/log/controller.log contains 'is on port 1' contains 'is on port 2'
expect sw ovs-ofctl -O OpenFlow13 dump-flows br0 contains dl_dst contains CONTROLLER

# What it has learned stays in the switch: packets go on when the controller is gone.
sw pkill -f ryu-manager
expect pc1 ping -c2 -W2 10.0.0.2

lclean
