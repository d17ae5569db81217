#!/usr/bin/env bash
# How long chains of 1, 50 and 300 routers take to start, wired and with a start-up script each, on every platform that
# answers, and what a node costs in memory; all in one run. The longest chain is pinged over 60 hops.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P) || exit 70
sizes='1 50 300' platforms='native docker podman' rounds=1

usage() {
    cat <<END
Usage: scripts/bench/starts.sh [--sizes 'N…'] [--platforms 'NAME…'] [--rounds N]
  --sizes      lengths of the chains ($sizes)
  --platforms  where ($platforms)
  --rounds     how often each is measured; the median is shown ($rounds)
END
}

source "$root/scripts/bench/common.bash"
take_options sizes platforms rounds -- "$@"

work=$(mktemp -d) || exit 70
kathara() { "$root/scripts/kathara" --platform "$platform" "$@" </dev/null; }
platform=native
clean_up() {
    [[ ! -d $work/lab ]] || kathara lclean -d "$work/lab" >/dev/null 2>&1
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# Memory of the kernel that processes and networks take, in KiB.
kernel_memory() {
    awk '/^(Slab|KernelStack|PageTables|Percpu):/ { sum += $2 } END { print sum }' /proc/meminfo
}

# The PSS of all processes of nodes, in KiB: those in another network than ours. Counts whatever else runs in one, too: measure on a quiet machine.
pss() {
    local process mine sum=0 part
    mine=$(readlink /proc/self/ns/net)
    for process in /proc/[0-9]*; do
        [[ $(readlink "$process/ns/net" 2>/dev/null) != "$mine" ]] || continue
        part=$(awk '/^Pss:/ { print $2 }' "$process/smaps_rollup" 2>/dev/null)
        sum=$((sum + ${part:-0}))
    done
    echo $sum
}

measure() { # N
    local nodes=$1 began before_kernel before_pss after_kernel after_pss hops
    before_kernel=$(kernel_memory) before_pss=$(pss)
    began=$EPOCHREALTIME
    kathara lstart -d "$work/lab" >"$work/output" 2>&1 || {
        cat "$work/output" >&2
        exit 1
    }
    echo "$began $EPOCHREALTIME" | tr , . | awk '{ printf "%.2f\n", $2 - $1 }' >>"$work/times"
    after_kernel=$(kernel_memory) after_pss=$(pss)
    memory="$(((after_pss - before_pss) / nodes)) + $(((after_kernel - before_kernel) / nodes))"
    hops=$((nodes > 60 ? 60 : nodes - 1))
    reached=-
    if ((hops)); then
        kathara exec -d "$work/lab" r1 -- ping -c 1 -W 10 "$(network $hops).2" >"$work/output" 2>&1 || {
            cat "$work/output" >&2
            exit 1
        }
        reached=$hops
    fi
    kathara lclean -d "$work/lab" >"$work/output" 2>&1 || {
        cat "$work/output" >&2
        exit 1
    }
}

echo "starts.sh: $(nproc) processors, $(uname -r), load $(cut -d' ' -f1 /proc/loadavg); memory is PSS + kernel, in KiB a node"
printf '%-9s %6s %9s %16s %5s\n' platform nodes seconds memory hops
for platform in $platforms; do
    kathara image build base >"$work/output" 2>&1 || {
        echo "$platform: left out: $(head -n 1 "$work/output")"
        continue
    }
    for nodes in $sizes; do
        write_chain "$work/lab" "$nodes"
        : >"$work/times"
        for ((round = 1; round <= rounds; round++)); do measure "$nodes"; done
        printf '%-9s %6d %9s %16s %5s\n' "$platform" "$nodes" "$(median <"$work/times")" "$memory" "$reached"
    done
done
