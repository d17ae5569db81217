package kathara.shell.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Ten labs in which pc1 reaches pc2, some in ways that look odd: why says so, and nothing else. */
class HealthyLabsIT {
    private static final Path OURS = Path.of("../labs");

    /** What a host in a small network does. */
    private static final String HOST = "ip address add 10.0.%1$d.2/24 dev eth0; ip route add default via 10.0.%1$d.1";

    private static final String CHAIN = "pc1[0]=A\nr1[0]=A\nr1[1]=B\nr2[0]=B\nr2[1]=C\npc2[0]=C\n";

    private static final Map<String, Map<String, String>> LABS = Map.of(
            "two hosts",
            Map.of(
                    "lab.conf", "pc1[0]=A\npc2[0]=A\n",
                    "pc1.startup", "ip address add 10.0.0.1/31 dev eth0",
                    "pc2.startup", "ip address add 10.0.0.0/31 dev eth0"),
            "a bridge between",
            Map.of(
                    "lab.conf", "pc1[0]=A\nsw[0]=A\nsw[1]=B\npc2[0]=B\n",
                    "pc1.startup", "ip address add 10.0.0.1/24 dev eth0",
                    "pc2.startup", "ip address add 10.0.0.2/24 dev eth0",
                    "sw.startup",
                            "ip link add br0 up type bridge; ip link set eth0 master br0; ip link set eth1 master br0"),
            "another way back",
            Map.of(
                    "lab.conf", "pc1[0]=A\nr1[0]=A\nr1[1]=B\nr2[0]=A\nr2[1]=B\npc2[0]=B\n",
                    "pc1.startup", HOST.formatted(1),
                    "pc2.startup", "ip address add 10.0.2.2/24 dev eth0; ip route add default via 10.0.2.3",
                    "r1.startup", "ip address add 10.0.1.1/24 dev eth0; ip address add 10.0.2.1/24 dev eth1",
                    "r2.startup", "ip address add 10.0.1.3/24 dev eth0; ip address add 10.0.2.3/24 dev eth1"),
            "two ways at once",
            Map.of(
                    "lab.conf",
                    "pc1[0]=A\nr1[0]=A\nr1[1]=B\nr1[2]=D\nr2[0]=B\nr2[1]=C\nr2[2]=D\npc2[0]=C\n",
                    "pc1.startup",
                    HOST.formatted(1),
                    "pc2.startup",
                    HOST.formatted(2),
                    "r1.startup",
                    "ip address add 10.0.1.1/24 dev eth0; ip address add 10.9.0.1/30 dev eth1; "
                            + "ip address add 10.9.1.1/30 dev eth2; "
                            + "ip route add 10.0.2.0/24 nexthop via 10.9.0.2 nexthop via 10.9.1.2",
                    "r2.startup",
                    "ip address add 10.9.0.2/30 dev eth0; ip address add 10.0.2.1/24 dev eth1; "
                            + "ip address add 10.9.1.2/30 dev eth2; "
                            + "ip route add 10.0.1.0/24 nexthop via 10.9.0.1 nexthop via 10.9.1.1"),
            "masquerading",
            Map.of(
                    "lab.conf",
                    "pc1[0]=A\nr1[0]=A\nr1[1]=B\npc2[0]=B\n",
                    "pc1.startup",
                    HOST.formatted(1),
                    "pc2.startup",
                    "ip address add 10.0.2.2/24 dev eth0",
                    "r1.startup",
                    "ip address add 10.0.1.1/24 dev eth0; ip address add 10.0.2.1/24 dev eth1; "
                            + "iptables -t nat -A POSTROUTING -o eth1 -j MASQUERADE"),
            "a firewall that lets pings through",
            Map.of(
                    "lab.conf",
                    "pc1[0]=A\nr1[0]=A\nr1[1]=B\npc2[0]=B\n",
                    "pc1.startup",
                    HOST.formatted(1),
                    "pc2.startup",
                    HOST.formatted(2),
                    "r1.startup",
                    "ip address add 10.0.1.1/24 dev eth0; ip address add 10.0.2.1/24 dev eth1; "
                            + "iptables -P FORWARD DROP; iptables -A FORWARD -p icmp -j ACCEPT"),
            "a route for one host alone",
            Map.of(
                    "lab.conf",
                    CHAIN,
                    "pc1.startup",
                    HOST.formatted(1),
                    "pc2.startup",
                    HOST.formatted(2),
                    "r1.startup",
                    "ip address add 10.0.1.1/24 dev eth0; ip address add 10.9.0.1/30 dev eth1; "
                            + "ip route add blackhole 10.0.2.0/24; ip route add 10.0.2.2/32 via 10.9.0.2",
                    "r2.startup",
                    "ip address add 10.9.0.2/30 dev eth0; ip address add 10.0.2.1/24 dev eth1; "
                            + "ip route add default via 10.9.0.1"),
            "a gateway outside of the network",
            Map.of(
                    "lab.conf",
                    "pc1[0]=A\nr1[0]=A\nr1[1]=B\npc2[0]=B\n",
                    "pc1.startup",
                    "ip address add 10.0.1.2/32 dev eth0; ip route add default via 10.0.7.1 dev eth0 onlink",
                    "pc2.startup",
                    HOST.formatted(2),
                    "r1.startup",
                    "ip address add 10.0.7.1/32 dev eth0; ip route add 10.0.1.2/32 dev eth0; "
                            + "ip address add 10.0.2.1/24 dev eth1"));

    @TempDir
    Path here;

    @BeforeAll
    static void nativeIsWanted() {
        TestPlatforms.require("native");
    }

    @TestFactory
    Stream<DynamicTest> whySaysReachableAndNothingElse() {
        var all = new HashMap<>(LABS);
        return Stream.concat(
                all.entrySet().stream()
                        .map(lab -> DynamicTest.dynamicTest(
                                lab.getKey(), () -> assertHealthy(lab.getKey(), lab.getValue()))),
                Stream.of("static-routing", "ospf")
                        .map(name -> DynamicTest.dynamicTest(name, () -> assertHealthy(name, read(name)))));
    }

    private void assertHealthy(String name, Map<String, String> files) throws Exception {
        try (var lab = FaultLab.start(here.resolve(name.replace(' ', '-')), files)) {
            assertEquals("reachable", lab.awaited("pc1 pc2", true));
            assertEquals("pc2 is reachable from pc1\n", lab.shell().succeeds("why pc1 pc2"));
        }
    }

    private static Map<String, String> read(String name) throws Exception {
        var files = new HashMap<String, String>();
        var folder = OURS.resolve(name);
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }
}
