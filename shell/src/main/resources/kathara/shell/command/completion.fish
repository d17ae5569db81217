# Completion of kathara for fish. Put this into ~/.config/fish/config.fish:  kathara completion fish | source

complete -c kathara -f -a '(kathara --complete (commandline -cp) 2>/dev/null)'
