# BGP policy: AS 1 hears of one network from two neighbours. Not the shortest line decides but what AS 1 prefers.
#     as4 (10.4.0.0/16) is reached through as2, or through as3
vstart -i kathara/frr --eth 0:A --eth 1:B as1
vstart -i kathara/frr --eth 0:A --eth 1:C as2
vstart -i kathara/frr --eth 0:B --eth 1:D as3
vstart -i kathara/frr --eth 0:C --eth 1:D as4
as1 ip addr add 10.0.12.1/24 dev eth0
as1 ip addr add 10.0.13.1/24 dev eth1
as2 ip addr add 10.0.12.2/24 dev eth0
as2 ip addr add 10.0.24.2/24 dev eth1
as3 ip addr add 10.0.13.3/24 dev eth0
as3 ip addr add 10.0.34.3/24 dev eth1
as4 ip addr add 10.0.24.4/24 dev eth0
as4 ip addr add 10.0.34.4/24 dev eth1
as4 ip addr add 10.4.0.1/16 dev lo

for r in as1 as2 as3 as4 {
    exec $r sed -i s/bgpd=no/bgpd=yes/ /etc/frr/daemons
    exec $r systemctl start frr
    wait until exec $r vtysh -c 'show daemons' contains bgpd within 30s
}
as1 vtysh -c 'conf t' -c 'router bgp 1' -c 'bgp router-id 1.1.1.1' -c 'no bgp ebgp-requires-policy' -c 'timers bgp 1 3' -c 'neighbor 10.0.12.2 remote-as 2' -c 'neighbor 10.0.13.3 remote-as 3'
as2 vtysh -c 'conf t' -c 'router bgp 2' -c 'bgp router-id 2.2.2.2' -c 'no bgp ebgp-requires-policy' -c 'timers bgp 1 3' -c 'neighbor 10.0.12.1 remote-as 1' -c 'neighbor 10.0.24.4 remote-as 4'
as3 vtysh -c 'conf t' -c 'router bgp 3' -c 'bgp router-id 3.3.3.3' -c 'no bgp ebgp-requires-policy' -c 'timers bgp 1 3' -c 'neighbor 10.0.13.1 remote-as 1' -c 'neighbor 10.0.34.4 remote-as 4'
as4 vtysh -c 'conf t' -c 'router bgp 4' -c 'bgp router-id 4.4.4.4' -c 'no bgp ebgp-requires-policy' -c 'timers bgp 1 3' -c 'neighbor 10.0.24.2 remote-as 2' -c 'neighbor 10.0.34.3 remote-as 3' -c 'address-family ipv4 unicast' -c 'network 10.4.0.0/16'

# Both ways are known, and as long as each other.
wait until as1 vtysh -c 'show ip bgp 10.4.0.0/16' contains '2 available' within 1m
as1 vtysh -c 'show ip bgp'

# AS 1 prefers its neighbour AS 3: the higher local preference wins.
as1 vtysh -c 'conf t' -c 'route-map PREFER permit 10' -c 'set local-preference 200'
as1 vtysh -c 'conf t' -c 'router bgp 1' -c 'address-family ipv4 unicast' -c 'neighbor 10.0.13.3 route-map PREFER in'
as1 vtysh -c 'clear ip bgp * soft in'
wait until as1 ip route show 10.4.0.0/16 contains 10.0.13.3 within 30s

# The preferred neighbour falls away, and the other is taken.
link cut B
wait until as1 ip route show 10.4.0.0/16 contains 10.0.12.2 within 30s
link up B
wait until as1 ip route show 10.4.0.0/16 contains 10.0.13.3 within 1m

# AS 2 tells AS 1 nothing of AS 4 any more: with a cut there is now no way left.
as2 vtysh -c 'conf t' -c 'ip prefix-list NOTHING deny any' -c 'router bgp 2' -c 'address-family ipv4 unicast' -c 'neighbor 10.0.12.1 prefix-list NOTHING out'
wait until as1 vtysh -c 'show ip bgp 10.4.0.0/16' contains '1 available' within 30s
link cut B
wait until as1 ip route not contains 10.4.0.0/16 within 30s

lclean
