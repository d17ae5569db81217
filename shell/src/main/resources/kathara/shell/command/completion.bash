# Completion of kathara for bash. Put this into ~/.bashrc:  source <(kathara completion bash)

_kathara() {
    local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} word value about
    word=${line##*[[:space:]]}
    # bash takes "0:A" for three words; what it has of the last one already is not written again.
    [[ $current != [:=] ]] || current=''
    COMPREPLY=()
    while IFS=$'\t' read -r value about; do
        COMPREPLY+=("${value#"${word%"$current"}"}")
    done < <("${COMP_WORDS[0]}" --complete "$line" 2>/dev/null)
    [[ ${#COMPREPLY[@]} != 1 || ${COMPREPLY[0]} != */ ]] || compopt -o nospace
}

complete -F _kathara kathara
