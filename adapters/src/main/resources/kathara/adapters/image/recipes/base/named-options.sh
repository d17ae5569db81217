# Read by named's start (through /etc/default/named). Labs made for an older BIND have options that it has dropped, and
# it would not start for one of them: each becomes a comment in the node's own copy, and is told.
if command -v named-checkconf >/dev/null; then
    left=30
    while [ $left -gt 0 ] && ! said=$(named-checkconf 2>&1); do
        place=$(printf '%s\n' "$said" | grep -E ": (unknown option '|option '.*' no longer exists)" |
            sed -n '1s/^\([^:]*\):\([0-9]*\):.*/\2 \1/p')
        line=${place%% *} file=${place#* }
        case $(sed -n "${line:-0}p" "$file" 2>/dev/null) in
            *\;*) ;;
            *) break ;; # no option of one line
        esac
        echo "named: $file:$line: this BIND has no such option; it is left out"
        sed -i "${line}s|^|// not in this BIND: |" "$file"
        left=$((left - 1))
    done
    unset left said place line file
fi
