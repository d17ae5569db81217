#!/bin/bash
# Runs with chroot in the new root, after all packages and files are there.
set -eu

# Where Quagga's daemons wrote their logs and sockets.
for name in quagga zebra; do
    [[ -e /var/log/$name ]] || ln -s frr "/var/log/$name"
    [[ -e /etc/init.d/$name ]] || ln -s frr "/etc/init.d/$name"
done
