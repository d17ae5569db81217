#!/usr/bin/env bash
# How long a large lab takes to read: kathara lint on 1,000 nodes with 2,000 links, against lint on a lab of one node,
# which is all start-up. Prints both, in seconds, three times.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/one" "$work/large"
echo 'pc1[0]="A"' >"$work/one/lab.conf"
for ((i = 0; i < 1000; i++)); do
    printf 'r%d[0]="L%d"\nr%d[1]="L%d"\nr%d[2]="M%d"\nr%d[image]="kathara/frr"\nr%d[sysctl]="net.ipv4.ip_forward=1"\n' \
        $i $i $i $(((i + 1) % 1000)) $i $i $i $i
done >"$work/large/lab.conf"
"$root/scripts/kathara" lint "$work/large"
TIMEFORMAT=%R
for run in 1 2 3; do
    one=$({ time "$root/scripts/kathara" lint "$work/one" >/dev/null; } 2>&1)
    large=$({ time "$root/scripts/kathara" lint "$work/large" >/dev/null; } 2>&1)
    echo "run $run: one node $one s, 1,000 nodes $large s"
done
