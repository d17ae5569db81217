# Builds Kathará Shell for scripts/kathara, which sources this when it needs it. A build is a folder below
# shell/target/kathara with all jars and a class-data archive; the file "current" there names the one to use and is
# replaced at the end, in one step. Expects $root, $java and $builds, and the functions fresh and current.

build() {
    local first='' status
    [[ -e $builds/current ]] || first=yes
    build_can || return
    mkdir -p "$builds" 2>/dev/null && [[ -w $builds ]] || {
        echo "kathara: cannot write to $builds" >&2
        echo "  start it once as the user to whom the folder belongs, or give it to yourself" >&2
        return 1
    }
    exec 9>"$builds/lock"
    if ! build_lock -n; then
        echo "waiting for another build of Kathará Shell…" >&2
        build_lock
    fi
    if fresh; then
        status=0
    else
        if [[ $first ]]; then
            echo "building Kathará Shell (first time: about a minute)…" >&2
        else
            echo "building Kathará Shell (its sources have changed)…" >&2
        fi
        build_now >"$builds/build.log" 2>&1 </dev/null
        status=$?
        ((status == 0)) || build_failed
    fi
    exec 9>&-
    return $status
}

# Where there is no flock(1), two builds at once are not prevented.
build_lock() {
    ! type -P flock >/dev/null || flock "$@" 9
}

build_can() {
    local version
    if [[ ! -x $java ]]; then
        echo "kathara: there is no Java${JAVA_HOME:+ in JAVA_HOME=$JAVA_HOME}" >&2
        echo "  install a JDK, 17 or newer: apt-get install openjdk-17-jdk-headless; or set JAVA_HOME" >&2
        return 1
    fi
    version=$("$java" -XshowSettings:properties -version 2>&1 </dev/null |
        sed -n 's/^ *java\.specification\.version = //p')
    if [[ ! $version =~ ^[0-9]+$ ]] || ((version < 17)); then
        echo "kathara: $java is Java ${version:-of an unknown version}; it takes 17 or newer" >&2
        echo "  install a newer JDK: apt-get install openjdk-17-jdk-headless; or set JAVA_HOME" >&2
        return 1
    fi
    if ! type -P mvn >/dev/null; then
        echo "kathara: building needs Maven, and there is no mvn" >&2
        echo "  install it: apt-get install maven" >&2
        return 1
    fi
}

build_failed() {
    tr -d '\033' <"$builds/build.log" | sed 's/\[[0-9;]*m//g' | grep '^\[ERROR\] .' |
        grep -vE '\] (-> )?\[Help 1\]|full stack trace|-X switch|possible solutions|After correcting|-rf :' | head -n 20 >&2
    echo "kathara: the build failed; all that it said is in $builds/build.log" >&2
    if grep -qE 'No compiler is provided|release version [0-9]+ not supported' "$builds/build.log"; then
        echo "  Maven needs a JDK, not only a JRE: apt-get install openjdk-17-jdk-headless; or set JAVA_HOME" >&2
    elif grep -qE 'Could not (transfer|resolve|find)' "$builds/build.log"; then
        echo "  the first build takes libraries from Maven Central: is the network there?" >&2
    fi
}

build_now() {
    local new old
    new=$(date +%Y%m%d-%H%M%S)-$$
    mkdir "$builds/$new" && touch "$builds/$new/built" || return 70
    # Libraries that a changed pom no longer names would stay otherwise.
    rm -rf "$root/shell/target/lib"
    (cd "$root" && mvn -B -q -U --no-transfer-progress -Dstyle.color=never -DskipTests package) || {
        rm -rf "${builds:?}/$new"
        return 70
    }
    build_assemble "$new" || return 70
    build_archive "$new"
    mv "$builds/current.new" "$builds/current" || return 70
    while read -r old; do
        rm -rf "${builds:?}/$old"
    done < <(cd "$builds" && ls -dr 2*-* | tail -n +4)
}

# Copies the jars, so that a later build does not disturb a shell that runs.
build_assemble() {
    local app=$1 jar jvm names=()
    for jar in "$root"/shell/target/kathara-shell-*.jar "$root"/shell/target/lib/*.jar; do
        [[ $jar == *-tests.jar || $jar == *-sources.jar ]] && continue
        cp -p "$jar" "$builds/$app/" || return
        names+=("${jar##*/}")
    done
    jvm=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    jvm=$(find -H "$jvm/lib/server" -name 'libjvm.*' | head -n 1)
    {
        printf '%s\n' "$app" "$java" "$jvm"
        (IFS=: && printf '%s\n' "${names[*]}")
    } >"$builds/current.new"
}

# Makes the class-data archive, which more than halves the time to the prompt. A shell starts at a terminal of its own
# and gets a few lines, in an empty folder; the classes that it loads go into a static archive, since picocli's are too old
# for a dynamic one. Without an archive everything works as well, only later.
build_archive() {
    local app=$1 known jvm jars options scratch line
    { read -r app && read -r known && read -r jvm && read -r jars; } <"$builds/current.new"
    source "$root/scripts/lib/java-options.bash"
    scratch=$(mktemp -d) || return 0
    line=$(printf '%q ' "$java" -XX:DumpLoadedClassList="$scratch/classes" \
        -Duser.home="$scratch" "${options[@]}" kathara.shell.Main)
    (
        cd "$scratch" || exit
        export HOME=$scratch TERM=xterm XDG_CONFIG_HOME=$scratch XDG_STATE_HOME=$scratch XDG_DATA_HOME=$scratch
        build_typing | if type -P script timeout >/dev/null; then
            timeout -k 5 60 script -qec "$line" /dev/null
        else
            eval "$line"
        fi
    )
    # Strings and the like are archived by G1 alone, and read by any collector.
    [[ ! -s $scratch/classes ]] || "$java" "${options[@]}" -XX:-UseSerialGC -XX:+UseG1GC -Xshare:dump \
        -XX:SharedClassListFile="$scratch/classes" -XX:SharedArchiveFile="$builds/$app/archive"
    rm -rf "$scratch"
    [[ ! -s $builds/$app/archive ]] || mv "$builds/$app/archive" "$builds/$app/kathara.jsa"
    rm -f "$builds/$app/archive"
    return 0
}

build_typing() {
    local i
    printf '%s\n' 'help' 'platform' 'vlist' 'exit'
    for ((i = 0; i < 150; i++)); do # an end of input is lost while the terminal is not yet the shell's
        sleep 0.3
        printf '\004' || break
    done
} 2>/dev/null
