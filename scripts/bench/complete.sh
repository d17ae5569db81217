#!/usr/bin/env bash
# What one key costs at the prompt of a lab of 300 nodes, measured with JMH. Takes about three minutes; at most 50 ms is
# the aim.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd "$root"
mvn -B -q install -DskipTests -pl shell -am
mvn -B -q -f scripts/bench/complete/pom.xml compile dependency:build-classpath -Dmdep.outputFile=target/classpath
cd scripts/bench/complete
exec java -cp "target/classes:$(cat target/classpath)" org.openjdk.jmh.Main -foe true bench.Complete "$@"
