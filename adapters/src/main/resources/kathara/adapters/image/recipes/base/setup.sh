#!/bin/bash
# Runs with chroot in the new root, after all packages and files are there.
set -eu

# What the machine that builds has in these is nobody's business in a node.
echo localhost > /etc/hostname
: > /etc/resolv.conf
printf '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n' > /etc/hosts
rm -rf /usr/share/{doc,man,info,locale,lintian}/* /etc/apt/preferences.d/kathara

# Both spellings of iptables exist; nft is the default, as in Debian.
for family in iptables ip6tables; do
    update-alternatives --quiet --set "$family" "/usr/sbin/$family-nft"
done

# No cgroups or hardware to look after here.
rm -f /etc/init.d/hwclock.sh /etc/rc?.d/*hwclock.sh

# Host keys belong to a node, not to the image: made when sshd is first started.
if [[ -x /usr/sbin/sshd ]]; then
    rm -f /etc/ssh/ssh_host_*
    grep -qs ssh-keygen /etc/default/ssh || echo '[ "$1" = stop ] || ssh-keygen -A > /dev/null' >> /etc/default/ssh
fi

if [[ -x /usr/sbin/named ]]; then
    grep -qs named-options /etc/default/named || echo '. /usr/lib/kathara/named-options.sh' >> /etc/default/named
fi

# The other names of each installed service, for labs that call /etc/init.d/NAME.
while read -r -a names; do
    [[ ${names[0]:-#} == \#* ]] && continue
    for real in "${names[@]}"; do
        [[ -f /etc/init.d/$real && ! -L /etc/init.d/$real ]] || continue
        for other in "${names[@]}"; do
            [[ -e /etc/init.d/$other ]] || ln -s "$real" "/etc/init.d/$other"
        done
        break
    done
done < /usr/lib/kathara/service-aliases

grep -qs C.UTF-8 /etc/default/locale || echo LANG=C.UTF-8 > /etc/default/locale
