#!/bin/bash
# Runs with chroot in the new root, after all packages and files are there.
set -eu

dpkg-divert --quiet --local --rename --divert /usr/lib/kathara/ovs-vsctl.real --add /usr/bin/ovs-vsctl
ln -sf /usr/lib/kathara/ovs-vsctl /usr/bin/ovs-vsctl

# Every node makes its own database.
rm -f /etc/openvswitch/conf.db

# Ryu's name for the program that runs controllers.
[[ -e /usr/bin/ryu-manager ]] || ln -s osken-manager /usr/bin/ryu-manager
