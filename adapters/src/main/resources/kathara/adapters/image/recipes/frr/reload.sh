#!/bin/bash
# frr-reload.py: FRR's own works out which lines to take back, and wants Python.
# This one applies the configuration files again, so lines taken out of them stay.
shopt -s nullglob
for file in /etc/frr/*.conf; do
    case $file in
        */vtysh.conf | */support_bundle_commands.conf) ;;
        *) [[ -s $file ]] && { vtysh -f "$file" || failed=1; } ;;
    esac
done
exit "${failed:-0}"
