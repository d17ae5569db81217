# What startup.sh does better in bash.
moment() {
    [ -n "$never" ] || exec {never}<> <(:)
    read -r -t 0.2 -u $never
}

# Runs the start-up script $1, called $2 in messages, and notes each command in it that ends with an error and that the
# script does not look at: script:line:status:command. The script's own exit status is ours.
kathara_failed() {
    [ "$4" = '. "$1"' ] || printf '%s:%s:%s:%s\n' "$1" "$2" "$3" "${4%%$'\n'*}" >>/var/lib/kathara/failures
}
run() {
    [ -z "$never" ] || exec {never}<&-
    unset -f wired moment
    unset never k go name found carrier up script worst file daemon
    set -E
    kathara_script=$2
    trap 'kathara_failed "$kathara_script" "$LINENO" "$?" "$BASH_COMMAND"' ERR
    . "$1"
}
