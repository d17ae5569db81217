# Brings up the engines that tests and demos use, on a bare Debian or Ubuntu machine as root. Sourced by scripts/test
# and scripts/demo. An engine that already answers is used and left alone. What cannot be had is told by
# `engines_reason`, in one line.

engines_log=${engines_log:-${TMPDIR:-/tmp}}
engines_started=()
engines_reason=''

engines_say() {
    echo "engines: $*" >&2
}

# engines_answers SOCKET: whether an engine that serves the Docker API answers there.
engines_answers() {
    [[ -S $1 ]] && curl -sf -m 5 --unix-socket "$1" http://localhost/_ping >/dev/null
}

engines_may_install() {
    if [[ $(id -u) != 0 ]]; then
        engines_reason='not root, and nothing answers'
    elif ! type -P apt-get >/dev/null; then
        engines_reason='nothing answers, and only Debian and Ubuntu are known here'
    else
        return 0
    fi
    return 1
}

# engines_need PROGRAM:PACKAGE …: installs the packages whose program is not there.
engines_need() {
    local pair missing=()
    for pair; do
        type -P "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
    done
    ((${#missing[@]})) || return 0
    engines_may_install || {
        engines_reason+="; install: ${missing[*]}"
        return 1
    }
    engines_say "installing ${missing[*]} with apt-get"
    if ! engines_apt install "${missing[@]}"; then
        engines_apt update && engines_apt install "${missing[@]}" || {
            engines_reason="apt-get could not install ${missing[*]} (see $engines_log/apt.log)"
            return 1
        }
    fi
}

engines_apt() {
    local words=("$@")
    [[ $1 != install ]] || words=(install --no-install-recommends "${@:2}")
    DEBIAN_FRONTEND=noninteractive timeout 600 apt-get -qq -y -o DPkg::Lock::Timeout=120 "${words[@]}" \
        </dev/null >>"$engines_log/apt.log" 2>&1
}

# engines_start NAME SOCKET COMMAND…: starts an engine in the background and waits until it answers.
engines_start() {
    local name=$1 socket=$2 tries
    shift 2
    engines_say "starting $name (log: $engines_log/$name.log)"
    setsid "$@" >"$engines_log/$name.log" 2>&1 </dev/null &
    engines_started+=($!)
    for ((tries = 0; tries < 300; tries++)); do
        engines_answers "$socket" && return
        kill -0 "${engines_started[-1]}" 2>/dev/null || break
        sleep 0.2
    done
    engines_reason="$name does not start: $(tail -n 1 "$engines_log/$name.log")"
    return 1
}

# engines_forget FILE NAME: removes the note of a process that was killed: its number may be another's by now.
engines_forget() {
    local pid name state
    [[ -r $1 ]] || return 0
    pid=$(cat "$1")
    name=$(cat "/proc/$pid/comm" 2>/dev/null)
    state=$(sed -n 's/^State:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
    [[ $name == "$2" && $state != Z* ]] || rm -f "$1"
}

engines_docker() {
    local socket=/var/run/docker.sock
    [[ ${DOCKER_HOST-} != unix://* || $DOCKER_HOST == *podman* ]] || socket=${DOCKER_HOST#unix://}
    engines_need curl:curl || return
    if engines_answers "$socket"; then
        engines_say "docker answers at $socket: used as it is"
        return
    fi
    engines_may_install || return
    engines_need dockerd:docker.io iptables:iptables || return
    if [[ -d /run/systemd/system ]]; then
        engines_say "starting docker with systemctl"
        systemctl start docker && engines_answers "$socket" && return
        engines_reason='docker does not start: see journalctl -u docker'
        return 1
    fi
    engines_forget /var/run/docker.pid dockerd
    engines_forget /var/run/docker/containerd/containerd.pid containerd
    engines_start dockerd "$socket" dockerd --host "unix://$socket"
}

# Rootful Podman. The settings are for machines where a container may not raise its limits, or with hybrid cgroups.
engines_podman() {
    local socket=/run/podman/podman.sock
    engines_need curl:curl || return
    if engines_answers "$socket"; then
        engines_say "podman answers at $socket: used as it is"
        return
    fi
    engines_may_install || return
    engines_need podman:podman runc:runc slirp4netns:slirp4netns || return
    cat >"$engines_log/containers.conf" <<'END'
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
runtime = "runc"
events_logger = "file"
END
    mkdir -p "${socket%/*}"
    # conmon leaves files in the folder it is started from.
    engines_start podman "$socket" env -C "$engines_log" CONTAINERS_CONF="$engines_log/containers.conf" \
        podman system service --time 0 "unix://$socket"
}

# Ends what engines_start began, the last first.
engines_stop() {
    local i tries
    for ((i = ${#engines_started[@]} - 1; i >= 0; i--)); do
        kill "${engines_started[i]}" 2>/dev/null || continue
        for ((tries = 0; tries < 100; tries++)); do
            kill -0 "${engines_started[i]}" 2>/dev/null || break
            sleep 0.1
        done
    done
    engines_started=()
}
