package kathara.shell.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import kathara.shell.TestShell;
import kathara.shell.language.HalfLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colours while a line is typed. */
class MarksTest {
    @TempDir
    Path here;

    private TestShell shell;
    private Completion completion;
    private LiveNames live;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A pc2");
        completion = new Completion(shell.workspace(), new InsideNodes());
        live = LiveNames.of(
                shell.topology(), shell.platform().images(), shell.workspace().labs());
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private String marks(String line) {
        return Marks.of(line, completion, live).stream()
                .map(mark -> line.substring(mark.start(), mark.end()) + "=" + mark.role())
                .collect(Collectors.joining(" "));
    }

    @Test
    void commandsNodesLinksAndOptionsHaveTheirColours() {
        assertEquals("connect=COMMAND pc1=NODE", marks("connect pc1"));
        assertEquals("tcpdump=COMMAND A=LINK -n=OPTION", marks("tcpdump A -n icmp"));
        assertEquals("vstart=COMMAND --eth=OPTION", marks("vstart --eth 0:A pc9"));
        assertEquals("pc1=NODE pc2=NODE", marks("pc1 ping pc2"));
        assertEquals("vsta=COMMAND", marks("vsta pc1").split(" ")[0]);
    }

    @Test
    void whatNothingIsCalledIsMarkedWhenTheWordIsComplete() {
        assertEquals("", marks("nosuc").replace("nosuc=BAD", ""));
        assertEquals("nosuch=BAD", marks("nosuch "));
        assertEquals("connect=COMMAND", marks("connect pc"));
        assertEquals("connect=COMMAND pc=BAD", marks("connect pc "));
        assertEquals("tcpdump=COMMAND B=BAD", marks("tcpdump B "));
        assertEquals("vlist=COMMAND --nosuch=BAD", marks("vlist --nosuch "));
    }

    @Test
    void namesThatMayBeNewOrElsewhereAreNotMarked() {
        assertEquals("vstart=COMMAND", marks("vstart pc9 "));
        assertEquals("connect=COMMAND -d=OPTION", marks("connect -d labs/ospf r1 "));
    }

    @Test
    void pipesGroupsAndKeywordsAreUnderstood() {
        assertEquals("linfo=COMMAND |=COMMAND grep=COMMAND", marks("linfo | grep pc"));
        assertEquals("linfo=COMMAND |=COMMAND nosuch=BAD", marks("linfo | nosuch "));
        assertEquals("all=NODE", marks("all hostname"));
        assertEquals("pc*=NODE", marks("pc* hostname"));
        assertEquals("pc1,pc2=NODE", marks("pc1,pc2 hostname"));
        assertEquals("if=COMMAND pc1=NODE {=COMMAND linfo=COMMAND }=COMMAND", marks("if pc1 true { linfo }"));
        assertEquals("!=COMMAND", marks("! ls"));
        assertEquals("pc1=NODE 'a | b'=QUOTED", marks("pc1 echo 'a | b'"));
    }

    @Test
    void noLineIsTooOddAndMarksNeverOverlap() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            var line = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                line.append("pc1 'vstart\"{}|;&>!#\\$-=@*,.\n".charAt(random.nextInt(29)));
            }
            int at = 0;
            for (var mark : Marks.of(line.toString(), completion, live)) {
                int before = at;
                assertTrue(mark.start() >= before && mark.end() > mark.start(), "seed " + seed + ": " + line);
                at = mark.end();
            }
            completion.suggestions(HalfLine.of(line.toString(), random.nextInt(line.length() + 1)), live);
        }
    }
}
