# The first words of a node: unpack its files, once, and become init. The files come as a tar, gzipped, in base64,
# in the arguments; or, where they are too many for that, they lie in $k/files.tgz already.
k=/var/lib/kathara
if [ ! -e $k/unpacked ]; then
    mkdir -p $k
    keep=
    [ -e /etc/debian_version ] && keep='--keep-directory-symlink --no-overwrite-dir'
    if [ $# -gt 0 ]; then printf %s "$@" | base64 -d; else cat $k/files.tgz; fi | tar -x -z -C / $keep -f - &&
        : >$k/unpacked || exit 70
    rm -f $k/files.tgz
fi
exec /bin/sh $k/init
