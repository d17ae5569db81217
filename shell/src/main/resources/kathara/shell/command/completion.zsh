#compdef kathara
# Completion of kathara for zsh. Put this into ~/.zshrc, behind compinit:  source <(kathara completion zsh)

_kathara() {
    local line value about
    local -a values shown
    while IFS=$'\t' read -r value about; do
        values+=("$value")
        shown+=("$value${about:+  -- $about}")
    done < <("${words[1]}" --complete "${(j: :)words[1,CURRENT]}" 2>/dev/null)
    compadd -Q -l -d shown -a values
}

compdef _kathara kathara
