# Sets `options`: how java is started. Also the run that makes the archive uses them, since the archive only fits
# the very same list of jars. Expects $builds, $app and $jars.

options=(
    -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto
    -Xlog:disable -Xlog:all=error:stderr
    -Dfile.encoding=UTF-8
    -cp "$builds/$app/${jars//:/:$builds/$app/}"
)
if [[ -e $builds/$app/kathara.jsa ]]; then
    options=(-XX:SharedArchiveFile="$builds/$app/kathara.jsa" "${options[@]}")
fi
