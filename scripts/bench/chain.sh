#!/usr/bin/env bash
# How long a chain of routers takes to start, with a start-up script in each, beside what Docker itself takes for as
# many bare containers at the best concurrency; both in one run, by turns. Prints the medians and their ratio; fails
# when the ratio is above the limit.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P) || exit 70
nodes=50 rounds=3 limit=1.25 socket=/var/run/docker.sock
[[ ${DOCKER_HOST-} != unix://* ]] || socket=${DOCKER_HOST#unix://}

usage() {
    cat <<END
Usage: scripts/bench/chain.sh [--nodes N] [--rounds N] [--limit RATIO]
  --nodes N      length of the chain ($nodes)
  --rounds N     how often each is measured ($rounds)
  --limit RATIO  the chain may take so many times the floor ($limit)
END
}

source "$root/scripts/bench/common.bash"
take_options nodes rounds limit -- "$@"

work=$(mktemp -d) || exit 70
kathara() { "$root/scripts/kathara" --platform docker "$@" </dev/null; }

clean_up() {
    kathara lclean -d "$work/lab" >/dev/null 2>&1
    docker_ids | xargs -r docker rm -f >/dev/null 2>&1
    rm -rf "$work"
}
docker_ids() { docker ps -aq --filter label=kathara.bench=bare 2>/dev/null; }
trap clean_up EXIT
trap 'exit 130' INT TERM

# Seconds that a command takes, with two decimals.
seconds() {
    local began=$EPOCHREALTIME ended
    "$@" >"$work/output" 2>&1 || {
        cat "$work/output" >&2
        return 1
    }
    ended=$EPOCHREALTIME
    printf '%d.%02d\n' $(((${ended/[.,]/} - ${began/[.,]/}) / 1000000)) $(((${ended/[.,]/} - ${began/[.,]/}) / 10000 % 100))
}

measure_chain() {
    seconds kathara lstart -d "$work/lab" | tee -a "$work/chain" | sed "s/^/  chain of $nodes, wired and started: /"
    [[ ${PIPESTATUS[0]} == 0 ]] || exit 1
    ((checked)) || {
        kathara exec -d "$work/lab" r1 -- ping -c 1 -W 5 "10.0.$((nodes - 1)).2" >"$work/output" 2>&1 || {
            cat "$work/output" >&2
            echo "chain.sh: r1 does not reach r$nodes" >&2
            exit 1
        }
        checked=1
        echo "  (r1 reaches r$nodes over $((nodes - 1)) links)"
    }
    seconds kathara lclean -d "$work/lab" >/dev/null || exit 1
}

measure_bare() { # AT-ONCE
    java "$root/scripts/bench/BareStarts.java" "$socket" "$nodes" "$1" "$image" >"$work/output" || exit 1
    tee -a "$work/bare-$1" <"$work/output" | sed "s/^/  bare create and start, $1 at once: /"
}

write_chain "$work/lab" "$nodes"
echo "chain.sh: $nodes nodes, $rounds rounds, on $(nproc) processors"
seconds kathara image build base >/dev/null || exit
image=$(java "$root/scripts/bench/BareStarts.java" "$socket") || exit
[[ $image ]] || {
    echo "chain.sh: Docker has no image kathara-shell/base" >&2
    exit 1
}
checked=0
for ((round = 1; round <= rounds; round++)); do
    echo "round $round"
    measure_chain
    for at_once in 4 8 16; do measure_bare $at_once; done
done

chain=$(median <"$work/chain")
floor='' best=''
for at_once in 4 8 16; do
    value=$(median <"$work/bare-$at_once")
    echo "median, bare, $at_once at once: $value s"
    if [[ ! $floor ]] || awk "BEGIN { exit !($value < $floor) }"; then
        floor=$value best=$at_once
    fi
done
echo "median, chain: $chain s"
awk -v chain="$chain" -v floor="$floor" -v limit="$limit" -v best="$best" 'BEGIN {
    printf "ratio %.2f (chain %.2f s, floor %.2f s with %d at once; limit %.2f)\n", chain / floor, chain, floor, best, limit
    exit chain / floor > limit
}'
