package kathara.shell.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kathara.shell.TestShell;
import kathara.shell.command.CommandEntry;
import kathara.shell.command.Commands;
import kathara.shell.language.HalfLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may come next where the bar stands. */
class CompletionTest {
    @TempDir
    Path here;

    private TestShell shell;
    private Completion completion;
    private LiveNames live;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(here.resolve("labs/ospf"));
        Files.createDirectories(here.resolve("labs/notes"));
        Files.writeString(here.resolve("labs/ospf/lab.conf"), "r1[0]=A\n");
        Files.writeString(here.resolve("demo.ksh"), "help\n");
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A --eth 1:lan pc2; vhalt pc2");
        completion = new Completion(shell.workspace(), new InsideNodes());
        live = LiveNames.of(
                shell.topology(), shell.platform().images(), shell.workspace().labs());
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private List<Suggestion> suggestions(String line) {
        var at = HalfLine.of(line.replace("|", ""), line.indexOf('|'));
        return completion.suggestions(at, live).stream()
                .filter(suggestion -> suggestion.value().startsWith(at.prefix()))
                .toList();
    }

    private Set<String> completes(String line) {
        var values = new TreeSet<String>();
        suggestions(line).forEach(suggestion -> values.add(suggestion.value()));
        return values;
    }

    @Test
    void theFirstWordIsACommandOrANode() {
        assertEquals(Set.of("connect"), completes("conn|"));
        assertEquals(Set.of("pc1", "pc2", "path", "pingall", "platform", "play", "policy"), completes("p|"));
        var first = completes("|");
        assertTrue(first.contains("all") && first.contains("@base"), first.toString());
        for (var entry : Commands.ALL) {
            boolean filter = entry.group() == CommandEntry.Group.FILTERS;
            assertEquals(!filter, first.contains(entry.name()), entry.name());
        }
        assertEquals(Set.of("vhalt"), completes("vstart pc1; vh|"));
    }

    @Test
    void filtersComeBehindAPipe() {
        var line = "linfo | gr";
        var values = completion.suggestions(HalfLine.of(line, line.length()), live).stream()
                .map(Suggestion::value)
                .toList();
        assertTrue(values.contains("grep") && !values.contains("vstart"), values.toString());
    }

    @Test
    void aNodesProgramsAndFilesComeWhenSomebodyHasLooked() {
        var inside = new InsideNodes();
        var wishes = new ArrayList<InsideNodes.Wish>();
        inside.tell(wishes::add);
        completion = new Completion(shell.workspace(), inside);
        assertEquals(Set.of(), completes("pc1 ipt|"));
        assertEquals(Set.of(), completes("pc1 cat /etc/ho|"));
        assertEquals(Set.of(), completes("pc1 cat /etc/ho|"));
        assertEquals(2, wishes.size(), wishes.toString());
        inside.found(wishes.get(0), List.of("ip", "iptables", "ping"));
        inside.found(wishes.get(1), List.of("hosts", "hostname", "frr/"));
        assertEquals(Set.of("iptables"), completes("pc1 ipt|"));
        assertEquals(Set.of("iptables"), completes("all ipt|"));
        assertEquals(Set.of("/etc/hosts", "/etc/hostname"), completes("pc1 cat /etc/ho|"));
        assertFalse(suggestions("pc1 cat /etc/f|").get(0).whole());
        inside.forgetFolders();
        completes("pc1 cat /etc/ho|");
        assertEquals(3, wishes.size());
    }

    @Test
    void questionsAndNodesComeBehindANode() {
        assertEquals(Set.of("reaches"), completes("pc1 rea|"));
        assertEquals(Set.of("pc2"), completes("pc1 ping pc2|"));
        assertEquals(Set.of("except"), completes("all exc|"));
        assertEquals(Set.of("pc1,pc2"), completes("pc1,pc2|"));
    }

    @Test
    void nodesComeWhereANodeIsWanted() {
        assertEquals(Set.of("pc1", "pc2"), completes("connect p|"));
        assertEquals(Set.of("pc1", "pc2"), completes("vhalt pc1 p|"));
        assertEquals(Set.of("pc1", "pc2"), completes("vconfig -n p|"));
        assertEquals(Set.of("pc1", "pc2"), completes("exec -d labs/ospf p|"));
    }

    @Test
    void suggestionsSayWhatTheyAre() {
        var pc2 = suggestions("connect pc2|").get(0);
        assertEquals("nodes", pc2.group());
        assertEquals("halted, kathara/base", pc2.description());
        assertEquals("pc1.eth0 pc2.eth0", suggestions("tcpdump A|").get(0).description());
        assertFalse(suggestions("vsta|").get(0).description().isEmpty());
        assertFalse(suggestions("vstart --im|").get(0).description().isEmpty());
    }

    @Test
    void optionsComeAfterADash() {
        assertEquals(Set.of("--entrypoint", "--env", "--eth", "--exec"), completes("vstart --e|"));
        assertTrue(completes("linfo -|").contains("--json"));
    }

    @Test
    void valuesOfOptionsCome() {
        assertEquals(Set.of("kathara/frr"), completes("vstart --image kathara/f|"));
        assertEquals(Set.of("--image=kathara/frr"), completes("vstart --image=kathara/f|"));
        assertEquals(Set.of("0:A", "0:lan"), completes("vstart --eth 0:|"));
        assertEquals(
                Set.of("0:A", "1:lan"),
                completesEach("vstart --eth 0:A|", "vstart --eth 0:A l|", "vstart --eth 0:A 1:l|"));
        assertEquals(Set.of("lan"), completes("vconfig pc1 --add l|"));
        assertEquals(Set.of("3:lan"), completes("vconfig pc1 --add 3:l|"));
    }

    private Set<String> completesEach(String... lines) {
        var all = new TreeSet<String>();
        for (String line : lines) {
            all.addAll(completes(line));
        }
        return all;
    }

    @Test
    void interfacesOfTheNodeComeWhereOneIsRemoved() {
        assertEquals(Set.of("eth0", "eth1"), completes("vconfig pc2 --rm e|"));
        assertEquals(Set.of("eth0"), completes("vconfig -n pc1 --rm e|"));
    }

    @Test
    void theNodeFollowsAnOptionOfManyValues() {
        assertTrue(completes("vconfig --add B p|").contains("pc1"));
    }

    @Test
    void theNextInterfaceIsOfferedWithItsNumber() {
        assertEquals(Set.of("0:A", "0:lan"), completes("vstart --eth |"));
        assertEquals(Set.of("3:A", "3:lan"), completes("vstart --eth 0:A --eth 2:B --eth |"));
    }

    @Test
    void theWordsOfAnotherProgramAreItsOwn() {
        assertEquals(Set.of(), completes("exec pc1 -|"));
        assertEquals(Set.of("-X", "-c", "-e", "-n", "-v", "-w"), completes("tcpdump A -|"));
        assertEquals(Set.of(), completes("exec pc1 v|"));
    }

    @Test
    void linksComeForACapture() {
        assertEquals(Set.of("A", "lan"), completes("tcpdump |"));
    }

    @Test
    void labDirectoriesComeAfterD() {
        assertEquals(Set.of("labs/"), completes("lstart -d l|"));
        assertEquals(Set.of("labs/ospf", "labs/notes/"), completes("lstart -d labs/|"));
        assertTrue(suggestions("lstart -d labs/o|").get(0).whole());
        assertFalse(suggestions("lstart -d l|").get(0).whole());
    }

    @Test
    void filesComeForScripts() {
        assertEquals(Set.of("demo.ksh"), completes("run d|"));
    }

    @Test
    void theWordsOfACommandCome() {
        assertEquals(Set.of("build"), completes("image b|"));
        assertEquals(Set.of("frr"), completes("image build f|"));
        assertEquals(Set.of("vstart"), completes("help vst|"));
    }

    @Test
    void halfALineNeverFails() {
        for (var line : List.of("'|", "vstart \"pc|", "a\\|", "{ x|", "; ;|", "vstart --eth=|", "lstart -d \0|")) {
            suggestions(line);
        }
    }

    @Test
    void threeHundredNodesAreAllOffered() {
        var many = new TreeMap<String, String>();
        for (int i = 0; i < 300; i++) {
            many.put("r" + i, "running");
        }
        live = new LiveNames(
                many, Map.of(), live.interfaces(), live.links(), live.images(), live.recipes(), live.labs(), 300);
        assertEquals(300, suggestions("connect r|").size());
    }

    @Test
    void aGroovyScriptIsGivenTheNamesOfItsApi() {
        assertEquals(Set.of("node"), beginning("groovy { no|", "no"));
        assertEquals(Set.of("nodes", "node", "links", "link", "on", "sh", "waitUntil"), completes("groovy { lab.|"));
        assertEquals(Set.of("exec", "eth", "links", "name", "state"), completes("groovy { node('pc1').|"));
        assertEquals(Set.of("exit", "out", "err", "time"), completes("groovy { node(\"pc1\").exec('ls -l (a)').|"));
        assertEquals(Set.of("name", "link", "mac"), completes("groovy { def r1 = node('pc1'); r1.eth(0).|"));
        assertEquals(Set.of("exec", "eth", "links", "name", "state"), completes("groovy { lab.nodes.each { n -> n.|"));
        assertEquals(Set.of("capture", "ends", "name"), completes("groovy { lab.links.each { it.|"));
        assertEquals(Set.of("exec", "eth", "links", "name", "state"), completes("groovy { for (n in lab.nodes) { n.|"));
        assertEquals(Set.of("pc1", "pc2"), completes("groovy { node('|"));
        assertEquals(Set.of(), completes("groovy { println 'no|"));
        assertEquals(Set.of(), completes("groovy { 'text'.|"));
        assertEquals(Set.of(), completes("echo { lab.|"));
        assertEquals(Set.of("r1"), beginning("groovy { r1 = node('pc1'); r|", "r"));
        assertEquals(
                "int → Eth",
                suggestions("groovy { node('pc1').e|").stream()
                        .filter(each -> each.value().equals("eth"))
                        .findFirst()
                        .orElseThrow()
                        .description());
    }

    private Set<String> beginning(String line, String typed) {
        var values = new TreeSet<>(completes(line));
        values.removeIf(value -> !value.startsWith(typed));
        return values;
    }
}
