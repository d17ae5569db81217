# Read by frrinit.sh before it starts anything. A lab's files come with any owner
# and mode; the daemons run as user frr and refuse or overlook what they cannot
# read and write. A node may have started with an empty /run.
caps=$(sed -n 's/^CapEff:\t*//p' /proc/self/status)
case $1 in start | restart | force-reload)
    if ((! (0x${caps:-3fffff} >> 21 & 1))); then
        log_failure_msg 'FRR needs the capability SYS_ADMIN, which this node does not have'
        exit 1
    fi ;;
esac
[ ! -e /usr/lib/frr/quagga.sh ] || . /usr/lib/frr/quagga.sh
case $1 in
    start | restart | force-reload | reload)
        install -d -o frr -g frr -m 0755 /run/frr /var/log/frr
        chown -R frr:frr /etc/frr /var/log/frr
        chmod -R u=rwX,g=rX,o= /etc/frr
        ;;
esac 2> /dev/null
