package kathara.engine.labconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import kathara.engine.topology.CommandLine;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Memory;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Port;
import kathara.engine.topology.Sysctl;
import kathara.engine.topology.Topology;
import kathara.engine.topology.Ulimit;
import kathara.engine.topology.Variable;
import kathara.engine.topology.Volume;
import org.junit.jupiter.api.Test;

class LabConfReaderTest {
    private static LabConfReader.Reading read(String text) {
        return new LabConfReader().read("lab.conf", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Node pc1(String text) {
        return read(text).sound().node(new NodeName("pc1"));
    }

    /** The one problem of a text, as its first line shows it. */
    private static String problem(String text) {
        var problems = read(text).problems();
        assertEquals(1, problems.size(), () -> problems.toString());
        assertTrue(problems.get(0).remedy().isPresent(), () -> "no remedy: " + problems);
        return problems.get(0).headline();
    }

    @Test
    void interfacesMayBeQuotedOrNotAndHaveAddresses() {
        var node = pc1("pc1[0]=\"A\"\npc1[1]='B'\npc1[2]=C\npc1[10]=\"D/02:00:00:00:00:0A\"\n");
        assertEquals(
                List.of("A", "B", "C", "D/02:00:00:00:00:0a"),
                node.interfaces().values().stream().map(Interface::text).toList());
    }

    @Test
    void blanksCommentsAndLineEndsDoNotMatter() {
        for (String text : List.of(
                "pc1[0]=A   # comment",
                "  pc1[0]=A",
                "pc1 [0] = \"A\"# comment",
                "\ufeffpc1[0]=A",
                "pc1[0]=A\r\n",
                "# c\r\rpc1[0]=A\r",
                "\t# indented comment\npc1[0]=A")) {
            assertEquals(
                    List.of("A"),
                    pc1(text).interfaces().values().stream()
                            .map(Interface::text)
                            .toList(),
                    text);
        }
    }

    @Test
    void aHashInsideQuotesOrInsideAWordIsNoComment() {
        assertEquals(
                List.of("echo # hi"), pc1("pc1[exec]=\"echo # hi\"").settings().commands());
        assertEquals(
                List.of("echo a#b"),
                pc1("pc1[exec]=echo a#b # comment").settings().commands());
    }

    @Test
    void everyKeysExampleReadsAndIsWrittenBack() {
        for (LabKey key : LabKeys.ALL) {
            var topology = read(key.example()).sound();
            assertEquals(
                    topology,
                    new LabConfReader()
                            .read("again", LabConfWriter.lines(topology))
                            .sound(),
                    key.name());
            assertTrue(key.meaning().length() <= 60, key.meaning());
        }
    }

    @Test
    void metadataIsRead() {
        var metadata = read("LAB_DESCRIPTION=\"Two hosts\"\nLAB_WEB=http://x/?a=b # c\nLAB_AUTHOR='A, B'\n")
                .metadata();
        assertEquals(Map.of("DESCRIPTION", "Two hosts", "WEB", "http://x/?a=b", "AUTHOR", "A, B"), metadata.entries());
    }

    @Test
    void problemsHaveTheirPlace() {
        assertEquals("lab.conf:1:5: lab.conf has no key \"imagee\"", problem("pc1[imagee]=x"));
        assertEquals("lab.conf:2:5: \"pc1\" has eth0 already, on link \"A\"", problem("pc1[0]=A\npc1[0]=B"));
        assertEquals("lab.conf:1:1: \"pc 1\" is not a node name".replace("pc 1", "pc.1"), problem("pc.1[0]=A"));
        assertEquals("lab.conf:1:8: \"A$\" is not a link name", problem("pc1[0]=A$"));
        assertEquals("lab.conf:1:8: \"00:11\" is not a MAC address", problem("pc1[0]=A/00:11"));
        assertEquals("lab.conf:1:8: this quote is not closed", problem("pc1[0]=\"A"));
        assertEquals("lab.conf:1:12: there is something behind the value", problem("pc1[0]=\"A\" x"));
        assertEquals("lab.conf:1:4: this bracket is not closed", problem("pc1[0=A"));
        assertEquals("lab.conf:1:6: this is not a line of lab.conf", problem("some text"));
        assertEquals("lab.conf:1:1: no node can be called \"shared\"", problem("shared[0]=A"));
        assertEquals("lab.conf:1:10: \"lots\" is not an amount of memory", problem("pc1[mem]=lots"));
        assertEquals("lab.conf:1:1: lab.conf has no setting \"LAB_DESCRIPTON\"", problem("LAB_DESCRIPTON=x"));
        assertEquals("lab.conf:1:5: \"1000\" is not an interface number", problem("pc1[1000]=A"));
        assertEquals("lab.conf:1:13: there is no value", problem("pc1[image]=\"\"".replace("\"\"", " \"\"")));
    }

    @Test
    void aMistypedKeyIsGuessed() {
        var remedy = read("pc1[imgae]=x").problems().get(0).remedy();
        assertEquals("did you mean \"image\"?", remedy.orElseThrow());
    }

    @Test
    void allProblemsAreToldAtOnceAndTheRestIsRead() {
        var reading = read("pc1[0]=A\npc1[x]=1\nnonsense\npc2[0]=A\npc2[mem]=no\n");
        assertEquals(3, reading.problems().size());
        assertEquals(2, reading.topology().nodes().size());
    }

    @Test
    void aKeySetTwiceIsAWarningAndTheLastCounts() {
        var reading = read("pc1[mem]=32m\npc1[mem]=64m\npc1[env]=A=1\npc1[env]=B=2\n");
        assertEquals(1, reading.warnings().size());
        assertEquals(
                Memory.parse("64m"),
                reading.sound().node(new NodeName("pc1")).settings().memory().orElseThrow());
    }

    @Test
    void aFileThatIsTooLargeIsOneProblem() {
        var bytes = new byte[10 << 20];
        Arrays.fill(bytes, (byte) 'x');
        assertEquals(1, new LabConfReader().read("lab.conf", bytes).problems().size());
    }

    @Test
    void anyBytesEndWithALabOrWithProblems() {
        long seed = 4711;
        var random = new Random(seed);
        var pieces = List.of(
                "pc1",
                "[",
                "]",
                "=",
                "\"",
                "'",
                "#",
                "\n",
                "\r",
                " ",
                "0",
                "image",
                "A",
                "/",
                "\0",
                "LAB_NAME",
                "é",
                "{",
                "\\");
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(3); j > 0 && bytes.length > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var reading = new LabConfReader().read("lab.conf", bytes);
            reading.problems().forEach(problem -> assertTrue(problem.where().isPresent(), () -> "seed " + seed));
        }
    }

    @Test
    void whatIsWrittenReadsBack() {
        long seed = 1147;
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var topology = randomTopology(random);
            var again = new LabConfReader()
                    .read("again", LabConfWriter.lines(topology))
                    .sound();
            assertEquals(topology, again, () -> "seed " + seed);
        }
    }

    private static Topology randomTopology(Random random) {
        var nodes = new TreeMap<NodeName, Node>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            var node = Node.named("n" + i + (random.nextBoolean() ? "-X_" : ""));
            for (int j = random.nextInt(4); j > 0; j--) {
                int number = random.nextInt(Interface.HIGHEST + 1);
                if (!node.interfaces().containsKey(number)) {
                    node = node.with(Interface.parse(
                            number, "L" + random.nextInt(5) + (random.nextBoolean() ? "/02:00:00:00:00:0" + j : "")));
                }
            }
            var settings = node.settings();
            settings = random.nextBoolean()
                    ? settings
                    : settings.withMemory(new Memory((6L << 20) + random.nextInt(1 << 30)));
            settings = random.nextBoolean() ? settings : settings.withCpus(new Cpus(10 + random.nextInt(5_000)));
            settings = random.nextBoolean()
                    ? settings
                    : settings.withCommand("echo 'x' # " + random.nextInt()).withCommand("a\\ \"b\"");
            settings = random.nextBoolean()
                    ? settings
                    : settings.withVariable(new Variable("V" + random.nextInt(9), "it's # " + random.nextInt()));
            settings = random.nextBoolean()
                    ? settings
                    : settings.withSysctl(new Sysctl("net.ipv4.x" + random.nextInt(9), "-1"));
            settings = random.nextBoolean()
                    ? settings
                    : settings.withUlimit(new Ulimit("nofile", random.nextInt(100), 100 + random.nextInt(100)))
                            .withUlimit(new Ulimit("core", -1, -1));
            settings = random.nextBoolean() ? settings : settings.withIpv6(random.nextBoolean());
            settings = random.nextBoolean() ? settings : settings.withShell(new CommandLine("/bin/sh -c 'a b'"));
            settings = random.nextBoolean() ? settings : settings.withTerminals(random.nextInt(100));
            settings = random.nextBoolean() ? settings : settings.withEntrypoint(new CommandLine("/x \"a # b\""));
            settings = random.nextBoolean() ? settings : settings.withArguments(new CommandLine("# -- \\\\ é"));
            settings = random.nextBoolean() ? settings : settings.withBridged(true);
            settings = random.nextBoolean()
                    ? settings
                    : settings.withPort(new Port(1 + random.nextInt(65_535), 80, "udp"))
                            .withPort(Port.parse("81"));
            settings = random.nextBoolean() ? settings : settings.withVolume(Volume.parse("../a b|/c|rw"));
            settings = random.nextBoolean() ? settings : settings.withPrivileged(true);
            node = random.nextBoolean() ? node : node.withImage(new ImageName("kathara/frr:" + random.nextInt(9)));
            nodes.put(node.name(), node.withSettings(settings));
        }
        return new Topology(nodes);
    }

    @Test
    void aLenientReaderLeavesOutWhatItDoesNotKnow() {
        var reading = new LabConfReader(true)
                .read(
                        "lab.conf",
                        List.of("pc1[0]=A", "pc1[enable_ipv6]=true", "LAB_X=1", "a remark of Netkit", "pc1[mem]=x"));
        assertEquals(3, reading.warnings().size(), () -> reading.warnings().toString());
        assertEquals(1, reading.problems().size(), () -> reading.problems().toString());
    }

    @Test
    void manyLinesOfOneKeyEndInBoundedTime() {
        var text = new StringBuilder();
        while (text.length() < LabConfReader.LARGEST - 20) {
            text.append("a[exec]=b\n");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            var problem = read(text.toString()).problems().get(0);
            assertTrue(problem.what().contains("more than 250 lines"), problem::what);
        });
    }

    @Test
    void aLargeLabReads() {
        var text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append("r")
                    .append(i)
                    .append("[0]=L")
                    .append(i)
                    .append("\nr")
                    .append(i)
                    .append("[1]=L")
                    .append(i + 1)
                    .append('\n');
        }
        var topology = read(text.toString()).sound();
        assertEquals(1_000, topology.nodes().size());
        assertEquals(1_001, topology.links().size());
        assertEquals(2, topology.link(new LinkName("L500")).ends().size());
    }
}
