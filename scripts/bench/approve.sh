#!/usr/bin/env bash
# How long the policy takes to approve the plan of a lab of 300 nodes, measured with JMH. Takes about a minute.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd "$root"
mvn -B -q install -DskipTests -pl engine -am
mvn -B -q -f scripts/bench/approve/pom.xml compile dependency:build-classpath -Dmdep.outputFile=target/classpath
cd scripts/bench/approve
exec java -cp "target/classes:$(cat target/classpath)" org.openjdk.jmh.Main -foe true bench.Approve "$@"
