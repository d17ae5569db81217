#!/usr/bin/env bash
# How fast packets pass through a chain of routers, and how long each hop takes, beside a chain of the same namespaces,
# veths and bridges made by hand with ip(8); both by turns, with the same programs of this machine at their ends. Prints
# the medians and their ratios; fails when a chain by hand forwards more than the limit times as many. Needs root.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P) || exit 70
platform=native routers='1 10 30 60' seconds=3 rounds=3 limit=1.05

usage() {
    cat <<END
Usage: scripts/bench/forwarding.sh [--platform NAME] [--routers 'N …'] [--seconds N] [--rounds N] [--limit RATIO]
  --platform NAME    native or docker ($platform)
  --routers 'N …'    lengths of the chains ($routers)
  --seconds N        how long each flow takes ($seconds)
  --rounds N         how often each chain is measured ($rounds)
  --limit RATIO      by hand it may be so many times as fast ($limit)
END
}

source "$root/scripts/bench/common.bash"
take_options platform routers seconds rounds limit -- "$@"
[[ $(id -u) == 0 ]] || {
    echo "forwarding.sh: only root may enter the namespaces of nodes" >&2
    exit 1
}
for program in iperf3 ping nsenter ip jq; do
    type -P "$program" >/dev/null || {
        echo "forwarding.sh: there is no $program; apt-get install iperf3 iputils-ping util-linux iproute2 jq" >&2
        exit 1
    }
done

work=$(mktemp -d) || exit 70
mark=kb$$ # what our own namespaces are called
port=20201
kathara() { "$root/scripts/kathara" --platform "$platform" "$@" </dev/null; }

clean_up() {
    kathara lclean -d "$work/lab" >/dev/null 2>&1
    remove_by_hand
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# ---- the chain by hand: as write_chain has it, with one namespace that holds a bridge for each link ----

remove_by_hand() {
    local name
    for name in $(ip netns list | awk -v mark="$mark" '$1 ~ "^" mark { print $1 }'); do
        ip netns del "$name"
    done
}

in_hand() { # NODE WORD…: in the namespace of node rNODE, or of the fabric
    ip netns exec "$mark-$1" "${@:2}"
}

plug_by_hand() { # NODE INTERFACE LINK
    ip -n "$mark-fabric" link add "p$1-$2" type veth peer name "eth$2" netns "$mark-$1"
    ip -n "$mark-fabric" link set "p$1-$2" master "b$3" up
    ip -n "$mark-fabric" link set "p$1-$2" type bridge_slave learning off
    ip -n "$mark-$1" link set "eth$2" up
}

start_by_hand() { # NODES
    local i nodes=$1
    ip netns add "$mark-fabric"
    for ((i = 1; i < nodes; i++)); do
        ip -n "$mark-fabric" link add "b$i" up type bridge ageing_time 0 mcast_snooping 0 stp_state 0
    done
    for ((i = 1; i <= nodes; i++)); do
        ip netns add "$mark-$i"
        ip -n "$mark-$i" link set lo up
        in_hand "$i" sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0 \
            net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
        ((i == 1)) || plug_by_hand "$i" 0 $((i - 1))
        ((i == nodes)) || plug_by_hand "$i" 1 "$i"
        in_hand "$i" bash "$work/lab/r$i.startup" || exit 1
    done
}

# ---- measuring, the same for both ----

# The namespace of a node as a file, found by what the node itself calls it.
namespace_of() { # NODE
    local own file
    own=$(kathara exec -d "$work/lab" "$1" readlink /proc/self/ns/net) || exit 1
    for file in /proc/[0-9]*/ns/net; do
        [[ $(readlink "$file" 2>/dev/null) != "$own" ]] || {
            echo "$file"
            return
        }
    done
    echo "forwarding.sh: the namespace of $1 is not found" >&2
    exit 1
}

# Packets a second that arrive, of small ones sent as fast as possible.
rate() { # FIRST LAST ADDRESS
    nsenter --net="$2" iperf3 -s -1 -p $port >/dev/null 2>&1 &
    sleep 0.3
    nsenter --net="$1" iperf3 -c "$3" -p $port -u -b 0 -l 64 -t "$seconds" --json >"$work/flow" || {
        jq -r '.error // empty' "$work/flow" >&2
        exit 1
    }
    wait
    jq '.end.sum | (.packets - .lost_packets) / .seconds | floor' "$work/flow"
}

# Microseconds that a packet needs for one hop, from the time of a thousand pings.
hop() { # FIRST ADDRESS HOPS
    nsenter --net="$1" ping -n -q -c 1000 -i 0.002 "$2" >"$work/ping" || {
        cat "$work/ping" >&2
        exit 1
    }
    awk -F/ -v hops="$3" '/^rtt|^round-trip/ { printf "%.1f\n", $5 * 1000 / 2 / hops }' "$work/ping"
}

measure() { # KIND NODES FIRST LAST
    local kind=$1 nodes=$2 address packets latency
    address=$(network $((nodes - 1))).2
    nsenter --net="$3" ping -n -q -c 3 -W 5 "$address" >/dev/null || {
        echo "forwarding.sh: r1 does not reach r$nodes ($kind)" >&2
        exit 1
    }
    packets=$(rate "$3" "$4" "$address") || exit
    latency=$(hop "$3" "$address" $((nodes - 1))) || exit
    echo "$packets" >>"$work/rate-$kind"
    echo "$latency" >>"$work/hop-$kind"
    echo "  $kind: $packets packets/s, $latency µs a hop"
}

measure_chain() { # ROUTERS
    local nodes=$(($1 + 2)) round
    write_chain "$work/lab" "$nodes"
    rm -f "$work"/rate-* "$work"/hop-*
    kathara lstart -d "$work/lab" >"$work/output" 2>&1 || {
        cat "$work/output" >&2
        exit 1
    }
    start_by_hand "$nodes"
    local first last
    first=$(namespace_of r1) || exit
    last=$(namespace_of "r$nodes") || exit
    for ((round = 1; round <= rounds; round++)); do
        echo "through $1, round $round"
        measure kathara "$nodes" "$first" "$last"
        measure hand "$nodes" "/run/netns/$mark-1" "/run/netns/$mark-$nodes"
    done
    kathara lclean -d "$work/lab" >/dev/null 2>&1
    remove_by_hand
    awk -v routers="$1" -v own="$(median <"$work/rate-kathara")" -v hand="$(median <"$work/rate-hand")" \
        -v hop="$(median <"$work/hop-kathara")" -v byhand="$(median <"$work/hop-hand")" -v limit="$limit" 'BEGIN {
        printf "%d routers: %d packets/s (by hand %d, ratio %.3f), %.1f µs a hop (by hand %.1f, ratio %.3f)\n",
            routers, own, hand, hand / own, hop, byhand, hop / byhand
        exit hand / own > limit
    }' >>"$work/summary" || status=1
}

status=0
echo "forwarding.sh: chains of $routers routers on $platform, $rounds rounds of $seconds s, on $(nproc) processors"
for length in $routers; do
    measure_chain "$length"
done
echo "medians (limit of the ratio of rates: $limit):"
cat "$work/summary"
exit $status
