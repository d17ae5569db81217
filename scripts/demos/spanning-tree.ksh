# A loop of switches, and the spanning tree that opens it: without one, frames to all would circle for ever. Three Linux bridges stand in a triangle.
vstart --eth 0:A --eth 1:C --eth 2:P1 s1
vstart --eth 0:A --eth 1:B --eth 2:P2 s2
vstart --eth 0:B --eth 1:C s3
vstart --eth 0:P1 --exec 'ip addr add 10.0.0.1/24 dev eth0' pc1
vstart --eth 0:P2 --exec 'ip addr add 10.0.0.2/24 dev eth0' pc2

# The spanning tree is on before the ports are up, so that no frame circles even for a moment.
for s in s1 s2 s3 {
    exec $s ip link add br0 type bridge stp_state 1 forward_delay 200 hello_time 100 max_age 600
    for port in eth0 eth1 {
        exec $s ip link set $port master br0
    }
    exec $s ip link set br0 up
}
s1 ip link set eth2 master br0
s2 ip link set eth2 master br0
# s1 shall be the root: the lowest priority wins.
s1 ip link set br0 type bridge priority 4096
# Were it gone, s2 would be; so of the ports on B the one of s3 has to give way.
s2 ip link set br0 type bridge priority 8192

# Of the six ports in the triangle one blocks, and the hosts reach each other once the others forward.
wait until pc1 ping -c1 -W1 10.0.0.2 within 30s
wait until s3 bridge link contains blocking within 30s
s3 bridge link
expect s1 bridge link not contains blocking

# The link between s1 and s2 fails: the port that blocked takes its place.
link cut A
wait until s3 bridge link not matches 'blocking|listening|learning' within 40s
wait until pc1 ping -c1 -W1 10.0.0.2 within 30s

# It is mended, and the loop is opened again.
link up A
wait until s3 bridge link contains blocking within 40s
wait until pc1 ping -c1 -W1 10.0.0.2 within 40s

lclean
