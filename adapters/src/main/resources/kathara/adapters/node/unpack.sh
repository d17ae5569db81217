# The first words of a node: unpack its files, once. The arguments are z when the files are gzipped, and a tar in
# base64; where it is too large for that, it lies in $k/files.tar already. Each process that is not needed counts here: a
# lab starts many nodes at once.
k=/var/lib/kathara
if [ ! -e $k/unpacked ]; then
    keep=
    [ -e /etc/debian_version ] && keep='--keep-directory-symlink --no-overwrite-dir'
    zip=${1:+-z}
    [ $# -eq 0 ] || shift
    if [ $# -gt 0 ]; then printf %s "$@" | base64 -d; else cat $k/files.tar; fi | tar -x $zip -C / $keep -f - &&
        : >$k/unpacked || exit 70
    [ ! -e $k/files.tar ] || rm -f $k/files.tar
fi
