# A node's start-up: waits until the fabric has wired the node, runs its scripts, and says on the output how they went.
# By bash, which waits and notes failing commands without processes of their own (startup.bash), or any other shell.
k=/var/lib/kathara
go=/sys/class/net/kathara-go
read -r name <$k/name

wired() {
    found=1
    [ ! -e $go ] || return 0
    [ ! -e $k/device-only ] || return 1 # something must be set on the interfaces first
    for carrier in /sys/class/net/eth*/carrier; do
        read -r up <"$carrier" && [ "$up" = 1 ] || return 1
        found=0
    done 2>/dev/null
    return $found
}
moment() { sleep 0.2; }
run() { /bin/sh "$1"; }
[ -z "$BASH_VERSION" ] || . $k/startup.bash

# What ran before this start runs no more: its sockets and notes of its processes mislead.
if [ -e $k/began ]; then
    find /run -xdev \( -type f -o -type s -o -type p \) -delete 2>/dev/null
    rm -f $k/failures
fi
: >$k/began
: >/var/log/startup.log

# The engine mounts these three over the image's: write through them.
for file in hosts resolv.conf hostname; do
    [ ! -e $k/etc/$file ] || cat $k/etc/$file >/etc/$file
done 2>/dev/null
[ -e $k/etc/resolv.conf ] || [ -e $k/bridged ] || : >/etc/resolv.conf
[ -e $k/etc/hosts ] ||
    printf '%s\n' '127.0.0.1 localhost' "127.0.1.1 $name" '::1 localhost ip6-localhost ip6-loopback' >/etc/hosts
: >$k/began # from here on, who changes one of these three is the lab or its user

# Files of a lab belong to root; these daemons insist on their own.
for daemon in frr quagga; do
    if [ -d /etc/$daemon ] && grep -q "^$daemon:" /etc/passwd; then
        chown -R $daemon:$daemon /etc/$daemon
        find /etc/$daemon -type f -exec chmod 640 {} +
    fi
done

until wired; do moment; done
[ ! -e $go ] || ip link del kathara-go 2>/dev/null

# What the nodes of the lab share: the first one that starts brings the files, and none overwrites another's.
[ ! -d $k/shared ] || { mkdir -p /shared && cp -a -n $k/shared/. /shared/; }

cd /
# The program that the lab wants to run beside everything else, a word a line.
if [ -e $k/entrypoint ]; then
    set --
    while IFS= read -r word; do set -- "$@" "$word"; done <$k/entrypoint
    "$@" >/var/log/entrypoint.log 2>&1 </dev/null &
fi

worst=0
for script in shared.startup "$name.startup" "$name.exec"; do
    if [ -e /hostlab/$script ]; then
        (run /hostlab/$script $script) >>/var/log/startup.log 2>&1 </dev/null & # not before ||, which mutes ERR
        wait $! || worst=$?
    fi
done
[ ! -e $k/failures ] || while IFS= read -r line; do echo "kathara: failed $line"; done <$k/failures
echo "kathara: started $worst"
