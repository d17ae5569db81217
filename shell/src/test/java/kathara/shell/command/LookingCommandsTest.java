package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** exec, connect, NODE COMMAND, tcpdump, vlist, linfo, image and platform. */
class LookingCommandsTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A --eth 3:B/02:00:00:00:00:01 pc2");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static List<String> fields(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private String lastLine() {
        var lines = shell.platform().lines();
        return lines.get(lines.size() - 1);
    }

    @Test
    void tcpdumpsOwnOptionsBeforeTheLinkAreExplained() {
        assertTrue(shell.fails(2, "tcpdump -w a.pcap A").contains("own stand behind the link"));
    }

    @Test
    void execRunsACommandAsItIs() {
        assertEquals("pc1 runs ip -c address\n", shell.succeeds("exec pc1 ip -c address"));
        assertEquals("pc1 runs ip -c address\n", shell.succeeds("exec --wait pc1 'ip -c address'"));
        assertEquals("", shell.succeeds("exec --no-stdout pc1 ip -c address"));
        assertEquals("pc1 runs ip -c address\n", shell.succeeds("exec --no-stderr pc1 ip -c address"));
        shell.succeeds("exec pc1 -- echo -d 'a  b' '$x; y'");
        assertTrue(lastLine().endsWith("-- echo -d \"a  b\" \"$x; y\""), lastLine());
    }

    @Test
    void aLineThatBeginsWithANodesNameRunsOnIt() {
        assertEquals("pc1 runs ping -c1 10.0.0.2\n", shell.succeeds("pc1 ping -c1 10.0.0.2"));
    }

    @Test
    void theStatusOfTheCommandIsTheStatus() {
        assertEquals(1, shell.run("exec pc1 false").status());
        assertEquals(1, shell.run("pc1 false").status());
    }

    @Test
    void execOutsideASessionHandsTheInputOn() {
        try (var once = TestShell.outsideSession(here, "hello")) {
            once.succeeds("vstart pc1; exec pc1 cat");
        }
    }

    @Test
    void execOnWhatIsNotThereSaysWhatIs() {
        var said = shell.fails(1, "exec pc9 true");
        assertTrue(said.contains("the lab has no node \"pc9\"") && said.contains("did you mean"), said);
        assertTrue(shell.fails(2, "exec pc1").contains("connect pc1"));
        shell.succeeds("vhalt pc1");
        assertTrue(shell.fails(1, "pc1 true").contains("start it with: vstart pc1"));
    }

    @Test
    void aDirectoryNamesTheLabOfANode() throws IOException {
        Files.createDirectory(here.resolve("two"));
        Files.writeString(here.resolve("two/lab.conf"), "r1[0]=A\n");
        shell.succeeds("lstart -d two; lab default");
        assertEquals("r1 runs hostname\n", shell.succeeds("exec -d two r1 -- hostname"));
        shell.succeeds("lab two");
        assertEquals("pc1 runs hostname\n", shell.succeeds("exec -v pc1 hostname"));
    }

    @Test
    void anUnknownWordOffersTheNearestCommandOrNode() {
        assertTrue(shell.fails(2, "vstrat pc1").contains("did you mean \"vstart\"?"));
        assertTrue(shell.fails(2, "pc11 ls").contains("did you mean \"pc1\"?"));
    }

    @Test
    void connectWithoutATerminalRunsAShellThatReadsTheInput() {
        assertTrue(shell.succeeds("connect pc1").startsWith("pc1 runs /bin/sh -c"));
        assertEquals("pc1 runs /bin/zsh\n", shell.succeeds("connect --shell /bin/zsh pc1"));
        assertTrue(shell.succeeds("connect -l pc1").startsWith("pc1 runs cat /var/log/startup.log\n"));
    }

    @Test
    void whatStandsBehindTheLinkIsTcpdumps() {
        shell.succeeds("tcpdump A -c 3 -n 'icmp and host 10.0.0.1'");
        assertTrue(
                lastLine().endsWith("--link A -- --immediate-mode -l -c 3 -n \"icmp and host 10.0.0.1\""), lastLine());
    }

    @Test
    void aCaptureIsWrittenToAFileOfTheUsers() throws IOException {
        for (var words : List.of("-w a.pcap", "-wa.pcap", "-c 1 -w a.pcap icmp")) {
            shell.succeeds("tcpdump A " + words);
            assertTrue(Files.readString(here.resolve("a.pcap")).startsWith("listening on A -U -B16384 -w-"), words);
            Files.delete(here.resolve("a.pcap"));
        }
    }

    @Test
    void severalLinksAreListenedToAtOnceAndTheLinkIsNamed() {
        var lines = shell.succeeds("tcpdump A,B icmp").lines().sorted().toList();
        assertEquals(
                List.of("A  listening on A --immediate-mode -l icmp", "B  listening on B --immediate-mode -l icmp"),
                lines);
        assertEquals(2, shell.succeeds("tcpdump all").lines().count());
        assertTrue(shell.succeeds("tcpdump --json A").startsWith("{\"link\":\"A\""));
        assertTrue(shell.fails(2, "tcpdump --names A -w a.pcap").contains("leave out"));
        assertTrue(shell.fails(1, "tcpdump A,Z").contains("no link \"Z\""));
    }

    @Test
    void aCaptureMayGoToTheStandardOutput() {
        assertEquals("listening on A -U -B16384 -w-\n", shell.succeeds("tcpdump A -w -"));
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidBeforeAnythingIsHeard() {
        int before = shell.platform().lines().size();
        assertTrue(shell.fails(1, "tcpdump A -w no/such/a.pcap").contains("\"no/such/a.pcap\" cannot be written"));
        assertEquals(before, shell.platform().lines().size());
    }

    @Test
    void aCaptureThatCannotBeLeavesTheFileThatIsThere() throws IOException {
        Files.writeString(here.resolve("a.pcap"), "precious");
        shell.fails(1, "tcpdump Z -w a.pcap");
        shell.fails(3, "tcpdump A -w a.pcap -z evil");
        assertArrayEquals("precious".getBytes(), Files.readAllBytes(here.resolve("a.pcap")));
    }

    @Test
    void optionsThatLeaveTheLinkOrTouchFilesAreRefused() {
        assertTrue(shell.fails(2, "tcpdump A -i eth0").contains("name the link instead"));
        assertTrue(shell.fails(2, "tcpdump A -ieth0").contains("name the link instead"));
        for (var words : List.of("-r x.pcap", "-F x", "-z id", "-w a.pcap -C1 -W2", "--interface=eth0")) {
            assertTrue(shell.fails(3, "tcpdump A " + words).contains("refused by policy"), words);
        }
        assertTrue(shell.fails(1, "tcpdump Z").contains("the lab has no link \"Z\""));
    }

    @Test
    void linfoSaysWhatTheLabIs() {
        var said = shell.succeeds("linfo");
        assertTrue(said.contains("lab default on memory: 2 nodes, 2 links"), said);
        assertTrue(said.contains("pc2.eth3"), said);
        assertFalse(shell.succeeds("linfo -n pc1").contains("pc2"));
        assertFalse(shell.succeeds("linfo -t").contains("kathara/base"));
    }

    @Test
    void linfoAsJsonHasItsDocumentedForm() throws IOException {
        shell.succeeds("vhalt pc1");
        var lab = json(shell.succeeds("linfo --json"));
        assertEquals("default", lab.get("lab").asText());
        assertEquals("memory", lab.get("platform").asText());
        var pc2 = lab.get("nodes").get(1);
        assertEquals(List.of("name", "state", "image", "interfaces"), fields(pc2));
        assertEquals("running", pc2.get("state").asText());
        assertEquals("halted", lab.get("nodes").get(0).get("state").asText());
        var plug = pc2.get("interfaces").get(1);
        assertEquals(List.of("index", "name", "link", "mac"), fields(plug));
        assertEquals(json("{\"index\":3,\"name\":\"eth3\",\"link\":\"B\",\"mac\":\"02:00:00:00:00:01\"}"), plug);
        var a = lab.get("links").get(0);
        assertEquals("A", a.get("name").asText());
        assertEquals("pc1", a.get("interfaces").get(0).get("node").asText());
        assertEquals(0, a.get("interfaces").get(0).get("index").asInt());
    }

    @Test
    void linfoOfALabThatIsNotThereIsEmpty() throws IOException {
        shell.succeeds("lclean");
        var lab = json(shell.succeeds("linfo --json"));
        assertEquals(0, lab.get("nodes").size());
        assertEquals(0, lab.get("links").size());
    }

    @Test
    void vlistSaysWhatNodesUse() throws IOException {
        var said = shell.succeeds("vlist");
        assertTrue(said.contains("0:A, 3:B"), said);
        var rows = json(shell.succeeds("vlist --json"));
        assertEquals(2, rows.size());
        assertEquals("pc1", rows.get(0).get("name").asText());
        assertEquals("running", rows.get(0).get("state").asText());
    }

    @Test
    void vlistSaysHaltedNodesToo() {
        shell.succeeds("vhalt pc1 pc2");
        assertTrue(shell.succeeds("vlist").contains("halted"));
    }

    @Test
    void imageListsBuildsAndPulls() throws IOException {
        assertTrue(shell.succeeds("image").contains("kathara/frr"));
        assertTrue(json(shell.succeeds("image list --json")).get("recipes").size() > 0);
        shell.succeeds("image build base");
        assertTrue(shell.fails(1, "image pull kathara/base").contains("no registry is in reach"));
        assertTrue(shell.fails(2, "image biuld base").contains("did you mean \"build\"?"));
        assertTrue(shell.fails(2, "image build").contains("no name is given"));
        assertTrue(shell.fails(2, "image pull 'a b'").contains("not an image name"));
    }

    @Test
    void platformSaysWhatRunsTheLabs() throws IOException {
        assertTrue(shell.succeeds("platform").startsWith("memory 1 at this process"));
        assertEquals(
                "memory",
                json(shell.succeeds("platform --json")).get("platform").asText());
    }
}
