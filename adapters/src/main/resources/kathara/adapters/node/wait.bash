# Waits until the fabric has wired the node. The sign is the interface kathara-go, or else that every interface has a
# carrier; where something must be set on the interfaces first ($k/device-only), the first alone.
k=/var/lib/kathara
wired() {
    local carrier up found=1
    [ ! -e /sys/class/net/kathara-go ] || return 0
    [ ! -e $k/device-only ] || return 1
    for carrier in /sys/class/net/eth*/carrier; do
        read -r up <"$carrier" && [ "$up" = 1 ] || return 1
        found=0
    done 2>/dev/null
    return $found
}
exec {never}<> <(:)
until wired; do
    read -r -t 0.1 -u $never
done
