package kathara.shell.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kathara.shell.TestShell;
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
        completion = new Completion(shell.workspace());
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
        assertEquals(Set.of("pc1", "pc2", "path", "pingall", "platform", "policy"), completes("p|"));
        assertTrue(completes("|").containsAll(Commands.names()));
        assertEquals(Set.of("vhalt"), completes("vstart pc1; vh|"));
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
        assertEquals(Set.of(), completes("tcpdump A -|"));
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
    void threeHundredNodesTakeNoTimeToNotice() {
        var many = new TreeMap<String, String>();
        for (int i = 0; i < 300; i++) {
            many.put("r" + i, "running");
        }
        live = new LiveNames(many, live.interfaces(), live.links(), live.images(), live.recipes(), live.labs());
        suggestions("connect r|");
        long start = System.nanoTime();
        assertEquals(300, suggestions("connect r|").size());
        assertTrue(System.nanoTime() - start < 50_000_000L);
    }
}
