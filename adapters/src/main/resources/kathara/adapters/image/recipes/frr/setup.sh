#!/bin/bash
# Runs with chroot in the new root, after all packages and files are there.
set -eu

# A daemon does not read its own file (bgpd.conf, ...) when frr.conf exists: the lab decides.
rm -f /etc/frr/frr.conf
chown frr:frr /etc/frr/vtysh.conf
chmod 0755 /var/log/frr

# Both copies of the start script put owners and modes right first.
for file in /etc/init.d/frr /usr/lib/frr/frrinit.sh; do
    grep -q prepare.sh "$file" || sed -i 's|^FRR_PATHSPACE="$2"$|&\n. /usr/lib/frr/prepare.sh|' "$file"
    grep -q prepare.sh "$file"
done

# A daemon that has ended counts as ended, even when the node's first process
# does not collect it; otherwise a stop waits two minutes for each.
grep -q '^running()' /usr/lib/frr/frrcommon.sh || sed -i \
    -e 's|kill -0 "$pid" 2>/dev/null|running "$pid"|' \
    -e 's|^is_user_root () {|running() { kill -0 "$1" 2>/dev/null \&\& ! grep -q "^State:.[ZX]" "/proc/$1/status"; }\n\n&|' \
    /usr/lib/frr/frrcommon.sh
grep -q '^running()' /usr/lib/frr/frrcommon.sh

# watchfrr gives all daemons together 20 s to start, then kills the job. Where many routers start at once on few
# processors that is too little, and a router comes up without its configuration.
for file in /etc/init.d/frr /usr/lib/frr/frrinit.sh; do
    grep -q restart-timeout "$file" ||
        sed -i 's|^\twatchfrr_options="|&--restart-timeout 180 |' "$file"
    (($(grep -c restart-timeout "$file") == 3))
done
