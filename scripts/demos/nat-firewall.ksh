#!/usr/bin/env kathara
# NAT and a firewall: many hosts behind one address, and nobody comes in unless asked.
vstart --eth 0:LAN -e 'ip addr add 192.168.1.2/24 dev eth0; ip route add default via 192.168.1.1' pc1
vstart --eth 0:LAN 1:NET -e 'ip addr add 192.168.1.1/24 dev eth0; ip addr add 203.0.113.1/24 dev eth1' gw
vstart --eth 0:NET -e 'ip addr add 203.0.113.2/24 dev eth0' web

# The server has no way back to a private address.
expect pc1 ping -c 1 -W 1 203.0.113.2 exit 1

# With NAT it sees the gateway's address, and answers that.
gw nft add table ip nat
gw nft add chain ip nat post '{ type nat hook postrouting priority 100; }'
gw nft add rule ip nat post oifname eth1 masquerade
expect pc1 ping -c 1 -W 2 203.0.113.2

# From outside one can still reach into the LAN, if one knows the way ...
web ip route add 192.168.1.0/24 via 203.0.113.1
expect web ping -c 1 -W 2 192.168.1.2

# ... until the firewall lets in only what belongs to something that began inside.
gw nft add table ip filter
gw nft add chain ip filter pass '{ type filter hook forward priority 0; policy drop; }'
gw nft add rule ip filter pass iifname eth0 accept
gw nft add rule ip filter pass ct state established,related accept
expect web ping -c 1 -W 1 192.168.1.2 exit 1
expect pc1 ping -c 1 -W 2 203.0.113.2
lclean
