package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kathara.engine.call.EngineCall;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that begin with nodes. */
class NodeLineTest {
    private static final String LINK =
            "{\"ifname\":\"%s\",\"addr_info\":[{\"family\":\"inet6\",\"local\":\"%s\",\"prefixlen\":64,\"scope\":\"global\"},"
                    + "{\"family\":\"inet\",\"local\":\"%s\",\"prefixlen\":24,\"scope\":\"global\"}]}";
    private static final Map<String, List<String>> LINKS = Map.of(
            "pc1", List.of(String.format(LINK, "eth0", "fd00:1::1", "10.0.1.1")),
            "pc2", List.of(String.format(LINK, "eth0", "fd00:2::2", "10.0.2.2")),
            "r1",
                    List.of(
                            String.format(LINK, "lo", "fd00:9::1", "10.9.0.1"),
                            String.format(LINK, "eth0", "fd00:2::1", "10.0.2.254"),
                            String.format(LINK, "eth1", "fd00:1::f", "10.0.1.254")));

    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:B pc2; vstart --image kathara/frr --eth 0:B 1:A r1");
        shell.platform().programs(NodeLineTest::answer);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private static Optional<String> answer(EngineCall.Execute call) {
        var node = call.node().text();
        var line = String.join(" ", call.words());
        if (line.equals("ip -j addr") && LINKS.containsKey(node)) {
            return Optional.of("[" + String.join(",", LINKS.get(node)) + "]");
        }
        return switch (line) {
            case "ip -4 route show 10.0.2.0/24" -> Optional.of("10.0.2.0/24 via 10.0.1.254 dev eth0\n");
            case "ip -4 route show 10.0.3.0/24" -> Optional.of("");
            case "ip -4 route" -> Optional.of("default via 10.0.1.9 dev eth0\n");
            case "vtysh -c show ip ospf neighbor json" ->
                Optional.of("{\"neighbors\":{\"9.9.9.9\":[{\"nbrState\":\"Full/DR\",\"ifaceAddress\":\"10.0.2.2\"}],"
                        + "\"8.8.8.8\":[{\"nbrState\":\"Init/DROther\",\"ifaceAddress\":\"10.0.1.1\"}]}}");
            case "vtysh -c show bgp summary json" ->
                Optional.of("{\"ipv4Unicast\":{\"peers\":{\"10.0.2.2\":{\"state\":\"Established\"}}}}");
            case "cat -- /var/log/startup.log" -> Optional.of("begin\nall is ready\n");
            case "routes" -> Optional.of("a\nb\nc\n" + (node.equals("r1") ? "own\n" : ""));
            default -> Optional.empty();
        };
    }

    private void runs(String expected, String line) {
        assertEquals(expected + "\n", shell.succeeds(line), line);
    }

    @Test
    void namesOfNodesBecomeTheirAddresses() {
        runs("pc1 runs ping 10.0.2.2", "pc1 ping pc2");
        runs("pc1 runs ping -6 fd00:2::2", "pc1 ping -6 pc2");
        runs("pc1 runs ping6 fd00:2::2", "pc1 ping6 pc2");
        runs("pc1 runs curl http://10.0.2.2/a?b=pc2", "pc1 curl http://pc2/a?b=pc2");
        runs("pc1 runs curl -6 http://[fd00:2::2]:80/", "pc1 curl -6 http://pc2:80/");
        runs("pc1 runs x 10.0.2.2:80", "pc1 x pc2:80");
        runs("pc1 runs scp f root@10.0.2.2:/tmp", "pc1 scp f root@pc2:/tmp");
        runs("pc1 runs ping 10.0.2.254", "pc1 ping r1.eth0");
    }

    @Test
    void ofSeveralAddressesTheOneOnACommonNetworkIsTaken() {
        runs("pc1 runs ping 10.0.1.254", "pc1 ping r1");
        runs("pc2 runs ping 10.0.2.254", "pc2 ping r1");
    }

    @Test
    void quotesAndExecKeepWordsAsTheyAre() {
        runs("pc1 runs grep pc2 /etc/hosts", "pc1 grep 'pc2' /etc/hosts");
        runs("pc1 runs ping pc2", "exec pc1 -- ping pc2");
        runs("pc1 runs cat pc2.log /pc2 pc2/24 x=pc2 pc2: pc9", "pc1 cat pc2.log /pc2 pc2/24 x=pc2 pc2: pc9");
    }

    @Test
    void aNodeIsAskedForItsAddressesOnceInACommand() {
        shell.succeeds("pc1 x pc2 pc2:80 pc2.eth0");
        assertEquals(
                1,
                shell.platform().lines().stream()
                        .filter(line -> line.contains("-j"))
                        .count());
    }

    @Test
    void whatHasNoAddressSaysSo() {
        shell.succeeds("vstart spare; vhalt pc2");
        assertTrue(shell.fails(1, "pc1 ping pc2").contains("\"pc2\" does not run, so it has no address"));
        assertTrue(shell.fails(1, "pc1 ping r1.eth7").contains("\"r1.eth7\" has no address now"));
        assertTrue(shell.fails(1, "pc1 ping spare").contains("has its image iproute2?"));
    }

    @Test
    void groupsRunAtOnceAndEqualOutputsAreFolded() {
        runs("pc1, pc2:\n  a\n  b\n  c\nr1, which differs in:\n  + own", "all routes");
        runs("pc1, pc2:\n  a\n  b\n  c", "all except r1 routes");
        runs("pc1, pc2:\n  a\n  b\n  c", "pc* routes");
        runs("r1:\n  a\n  b\n  c\n  own", "@frr routes");
        runs("pc1:\n  pc1 runs ping 10.0.1.254\npc2:\n  pc2 runs ping 10.0.2.254", "pc1,pc2 ping r1");
        var failed = shell.run("pc1,pc2 false");
        assertEquals(1, failed.status());
        assertTrue(failed.out().contains("pc1 (status 1):"), failed.out());
        assertTrue(shell.fails(2, "x* routes").contains("patterns: r*"));
        assertTrue(shell.fails(2, "all").contains("one at a time"));
        assertTrue(shell.fails(1, "pc1,pc2 except pc* routes").contains("no node is left"));
    }

    @Test
    void questionsAboutNodesHaveWords() {
        shell.succeeds("pc1 has route 10.0.2.0/24; pc1 has route 10.0.2.0/24 via r1; pc1 has address 10.0.1.1");
        assertEquals(
                "default via 10.0.1.9 dev eth0\n",
                shell.run("pc1 has route 10.0.3.0/24").out());
        assertEquals(1, shell.run("pc1 has route 10.0.2.0/24 via pc2").status());
        shell.succeeds("r1 has ospf neighbour pc2; r1 has ospf neighbor 9.9.9.9; r1 has bgp neighbour");
        assertEquals(1, shell.run("r1 has ospf neighbour pc1").status());
        assertEquals(1, shell.run("r1 has ospf neighbour").status());
        runs("all is ready", "pc1 logs ready");
        assertEquals(1, shell.run("pc1 logs missing").status());
        runs("pc1 runs ping -n -c 1 -W 1 -- 10.0.2.2", "pc1 reaches pc2");
        runs("pc1 runs nc -n -v -z -w 1 10.0.2.2 80", "pc1 reaches pc2:80");
        shell.succeeds("wait until all except r1 has route 10.0.2.0/24 within 2s; expect pc1 reaches pc2");
        assertTrue(shell.fails(2, "pc1 has nothing").contains("as in: r1 has route"));
    }
}
