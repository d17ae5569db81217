# Runs the scripts of a node's ending, before it is halted or removed: its own, then the one of all nodes.
k=/var/lib/kathara
read -r name <$k/name
shell=/bin/sh
[ ! -x /bin/bash ] || shell=/bin/bash
cd /
for script in "$name.shutdown" shared.shutdown; do
    [ ! -e /hostlab/$script ] || timeout 4 $shell /hostlab/$script
done >>/var/log/shutdown.log 2>&1 </dev/null
