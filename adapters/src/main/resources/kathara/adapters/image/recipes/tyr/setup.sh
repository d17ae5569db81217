#!/bin/bash
# Runs with chroot in the new root, after all packages and files are there.
set -eu

# Labs name the telnet server as Debian did before it came from inetutils.
[[ -e /usr/sbin/in.telnetd ]] || ln -s telnetd /usr/sbin/in.telnetd
