#!/bin/sh
# The first process of a node. It has the start-up done (startup.sh) and then only reaps. Its output is read by the
# platform; lines that begin with "kathara:" count. Native has a first process of its own (kathara-node.c).
k=/var/lib/kathara

end() {
    trap '' TERM
    [ ! -e $k/end ] || /bin/sh $k/end
    kill -TERM -1 2>/dev/null
    left=20
    while [ $left -gt 0 ] && [ "$(ls -d /proc/[0-9]* | wc -l)" -gt 4 ]; do
        sleep 0.1
        left=$((left - 1))
    done
    exit 0
}

echo "kathara: begins"
shell=/bin/sh
[ ! -x /bin/bash ] || shell=/bin/bash

trap end TERM
$shell $k/startup &
wait $!
while :; do
    sleep 2147483647 &
    wait $!
done
