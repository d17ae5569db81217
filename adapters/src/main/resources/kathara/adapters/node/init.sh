#!/bin/sh
# The first process of a node. It waits until the fabric has wired the node, runs the start-up scripts, says on its
# output how they went, and then only reaps. Its output is read by the platform; lines that begin with "kathara:" count.
k=/var/lib/kathara
name=$(cat $k/name)
go=/sys/class/net/kathara-go

echo "kathara: begins"

end() {
    trap '' TERM
    kill -TERM -1 2>/dev/null
    left=20
    while [ $left -gt 0 ] && [ "$(ls -d /proc/[0-9]* | wc -l)" -gt 4 ]; do
        sleep 0.1
        left=$((left - 1))
    done
    exit 0
}
# With KATHARA_GO another first process (kathara-node.c) reaps and ends, and file 3 ends when the wiring is done.
native=$KATHARA_GO
unset KATHARA_GO
[ -n "$native" ] || trap end TERM

# What ran before this start runs no more: its sockets and notes of its processes mislead.
find /run -xdev \( -type f -o -type s -o -type p \) -delete 2>/dev/null
rm -f $k/failures
: >/var/log/startup.log

# The engine mounts these three over the image's: write through them.
for file in hosts resolv.conf hostname; do
    [ -e $k/etc/$file ] && cat $k/etc/$file >/etc/$file
done 2>/dev/null
[ -e $k/etc/resolv.conf ] || [ -e $k/bridged ] || : >/etc/resolv.conf
[ -e $k/etc/hosts ] ||
    printf '%s\n' '127.0.0.1 localhost' "127.0.1.1 $name" '::1 localhost ip6-localhost ip6-loopback' >/etc/hosts

# Files of a lab belong to root; these daemons insist on their own.
for daemon in frr quagga; do
    if [ -d /etc/$daemon ] && grep -q "^$daemon:" /etc/passwd; then
        chown -R $daemon:$daemon /etc/$daemon
        find /etc/$daemon -type f -exec chmod 640 {} +
    fi
done
[ -d /var/www ] && chmod -R a+rX /var/www

# The sign that all is wired, see wait.bash. bash can wait without a process for each look.
if [ -n "$native" ]; then
    read -r word <&3
    exec 3<&-
elif [ -x /bin/bash ]; then
    /bin/bash $k/wait &
    wait $!
else
    until [ -e $go ] || [ "$(cat /sys/class/net/eth*/carrier 2>/dev/null | sort -u)" = 1 ]; do sleep 0.2; done
fi
[ ! -e $go ] || ip link del kathara-go 2>/dev/null

# run SCRIPT NAME: by bash where there is one, with each failing command noted.
run() {
    if [ -x /bin/bash ]; then
        /bin/bash $k/run "$1" "$2"
    else
        /bin/sh "$1"
    fi
}

# The program that the lab wants to run beside everything else, a word a line.
cd /
if [ -e $k/entrypoint ]; then
    set --
    while IFS= read -r word; do set -- "$@" "$word"; done <$k/entrypoint
    "$@" >/var/log/entrypoint.log 2>&1 </dev/null &
fi

worst=0
for script in shared.startup "$name.startup" "$name.exec"; do
    if [ -e /hostlab/$script ]; then
        run /hostlab/$script $script >>/var/log/startup.log 2>&1 </dev/null &
        wait $! || worst=$?
    fi
done
[ -e $k/failures ] && while IFS= read -r line; do echo "kathara: failed $line"; done <$k/failures
echo "kathara: started $worst"
[ -n "$native" ] && exit 0

while :; do
    sleep 2147483647 &
    wait $!
done
