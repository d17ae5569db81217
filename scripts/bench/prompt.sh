#!/usr/bin/env bash
# How long the prompt takes until it is ready, as a ratio to jshell and to python3 in the same run. All three are warm;
# each is started at a terminal of its own, by script(1), and one after the other, so that a busy machine is busy for all.
set -u
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P) || exit 70
rounds=15

usage() {
    cat <<END
Usage: scripts/bench/prompt.sh [--rounds N]
  --rounds  how often each is started; the medians are shown ($rounds)
END
}

source "$root/scripts/bench/common.bash"
take_options rounds -- "$@"

for program in script jshell python3; do
    type -P "$program" >/dev/null || {
        echo "prompt.sh: there is no $program" >&2
        exit 1
    }
done
work=$(mktemp -d) || exit 70
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_CONFIG_HOME=$work XDG_DATA_HOME=$work TERM=xterm

# until_ready NAME TEXT COMMAND…: the seconds until the terminal of the command shows the text.
until_ready() {
    local name=$1 text=$2 began=$EPOCHREALTIME shown='' piece typed
    shift 2
    exec {typed}<> <(:)
    coproc SHOWN { exec script -qec "stty rows 24 columns 80; exec $*" /dev/null <&"$typed" 2>&1; }
    # shellcheck disable=SC2153
    while IFS= read -r -d '' -n 1 -t 30 piece <&"${SHOWN[0]}"; do
        shown+=$piece
        [[ $shown != *"$text"* ]] || break
    done
    echo "$began $EPOCHREALTIME" | tr , . | awk '{ printf "%.4f\n", $2 - $1 }' >>"$work/$name"
    exec {typed}>&-
    kill "$SHOWN_PID" 2>/dev/null
    wait "$SHOWN_PID" 2>/dev/null
}

python=$(python3 -c 'import sys; print(sys.executable)')
for ((round = 0; round <= rounds; round++)); do
    until_ready kathara 'kathara' "$root/scripts/kathara"
    until_ready jshell 'jshell>' jshell
    began=$EPOCHREALTIME
    "$python" -c pass
    echo "$began $EPOCHREALTIME" | tr , . | awk '{ printf "%.4f\n", $2 - $1 }' >>"$work/python"
    ((round)) || rm -f "$work"/{kathara,jshell,python} # the first round warms
done

ours=$(median <"$work/kathara")
echo "prompt.sh: $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg), medians of $rounds"
for name in kathara jshell python; do
    median <"$work/$name" | awk -v name="$name" -v ours="$ours" \
        '{ printf "%-9s %6.0f ms   kathara is %5.2f of it\n", name, 1000 * $1, ours / $1 }'
done
