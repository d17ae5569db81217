# DNS: a name server for a zone, a root above it that delegates, and a resolver that asks its way down.
vstart --eth 0:A --exec 'ip addr add 10.0.0.1/24 dev eth0' tld
vstart --eth 0:A --exec 'ip addr add 10.0.0.2/24 dev eth0' zone
vstart --eth 0:A --exec 'ip addr add 10.0.0.3/24 dev eth0' resolver
vstart --eth 0:A --exec 'ip addr add 10.0.0.10/24 dev eth0; echo nameserver 10.0.0.3 >/etc/resolv.conf' pc

tld sh -c 'printf "options { directory \"/var/cache/bind\"; recursion no; dnssec-validation no; listen-on-v6 { none; }; };\nzone \".\" { type master; file \"/etc/bind/db.here\"; };\n" >/etc/bind/named.conf'
tld sh -c 'printf "\$TTL 60\n@ IN SOA ns.root. admin.root. 1 60 60 60 60\n@ IN NS ns.root.\nns.root. IN A 10.0.0.1\nlab. IN NS ns.lab.\nns.lab. IN A 10.0.0.2\n" >/etc/bind/db.here'
zone sh -c 'printf "options { directory \"/var/cache/bind\"; recursion no; dnssec-validation no; listen-on-v6 { none; }; };\nzone \"lab\" { type master; file \"/etc/bind/db.here\"; };\n" >/etc/bind/named.conf'
zone sh -c 'printf "\$TTL 60\n@ IN SOA ns.lab. admin.lab. 1 60 60 60 60\n@ IN NS ns.lab.\nns IN A 10.0.0.2\npc IN A 10.0.0.10\nwww IN CNAME pc\n" >/etc/bind/db.here'
resolver sh -c 'printf "options { directory \"/var/cache/bind\"; recursion yes; allow-recursion { any; }; dnssec-validation no; listen-on-v6 { none; }; };\nzone \".\" { type hint; file \"/etc/bind/db.here\"; };\n" >/etc/bind/named.conf'
resolver sh -c 'printf ". 60 IN NS ns.root.\nns.root. 60 IN A 10.0.0.1\n" >/etc/bind/db.here'

for server in tld zone resolver {
    exec $server systemctl start named
    wait until exec $server dig +time=1 +tries=1 @127.0.0.1 . SOA contains status within 30s
}

# The root does not know the host, but whom to ask.
expect pc dig +norecurse @10.0.0.1 pc.lab contains 'ns.lab' contains 'ANSWER: 0'

# The name server of the zone knows it, and says that it speaks for the zone (aa).
expect pc dig +norecurse @10.0.0.2 pc.lab contains 10.0.0.10 matches 'flags: qr aa'

# The resolver asks both in turn, so the host need know only the resolver.
wait until pc dig +short pc.lab contains 10.0.0.10 within 20s
expect pc dig +short www.lab contains 10.0.0.10
expect pc dig nobody.lab contains NXDOMAIN

# What it has asked it keeps for a minute: the zone's server may be away.
vcrash zone
expect pc dig +short pc.lab contains 10.0.0.10
expect pc sh -c 'dig +time=8 +tries=1 other.lab || true' not contains 'status: NOERROR'

lclean
