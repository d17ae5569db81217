# Read by prepare.sh before FRRouting starts: takes over the files that a lab made for Quagga, from /etc/quagga or, as
# older labs have it, /etc/zebra. They stay where they are, so that a restart takes changes over again.

# What Quagga took for granted and FRRouting has since changed: routes of EBGP neighbours need no policy, and networks
# are announced whether or not they are there. FRRouting keeps that for files of its version 7.3.
quagga_file() {
    {
        printf 'frr version 7.3\nfrr defaults traditional\n'
        sed -E \
            -e 's/^([[:space:]]*)ip as-path access-list/\1bgp as-path access-list/' \
            -e 's/^([[:space:]]*)ip (community-list|extcommunity-list)/\1bgp \2/' "$1"
    } > "/etc/frr/$2"
}

quagga_daemons() {
    while IFS='= ' read -r daemon value _; do
        case $daemon:$value in
            '' | \#* | *: | *[!a-z0-9:]*) continue ;;
        esac
        case $value in 0) value=no ;; [1-9]*) value=yes ;; esac
        if grep -q "^$daemon=" /etc/frr/daemons; then
            sed -i "s/^$daemon=.*/$daemon=$value/" /etc/frr/daemons
        fi
    done < "$1"
}

case $1 in start | restart | force-reload | reload)
    for old in /etc/zebra /etc/quagga; do
        [ -d "$old" ] || continue
        for file in "$old"/*.conf; do
            [ -e "$file" ] || continue
            case ${file##*/} in
                debian.conf | vtysh.conf) ;;
                Quagga.conf) quagga_file "$file" frr.conf ;;
                *) quagga_file "$file" "${file##*/}" ;;
            esac
        done
        [ ! -e "$old/daemons" ] || quagga_daemons "$old/daemons"
    done
    ;;
esac
