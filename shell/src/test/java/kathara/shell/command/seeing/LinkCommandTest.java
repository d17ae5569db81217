package kathara.shell.command.seeing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kathara.engine.topology.LinkName;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkCommandTest {
    private static final LinkName A = new LinkName("A");

    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A pc2; vstart --eth 0:B pc3");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private void makes(String line, String condition) {
        shell.succeeds(line);
        assertEquals(condition, shell.topology().condition(A).text());
    }

    @Test
    void aLinkIsCutAndMended() {
        assertEquals("link A: cut\n", shell.succeeds("link cut A"));
        assertEquals("link A: good\n", shell.succeeds("link up A"));
        makes("link cut A pc1", "pc1: cut");
        makes("link up A", "");
    }

    @Test
    void whatIsSetIsMergedWithWhatWasSet() {
        makes("link set A rate 10mbit", "rate 10mbit");
        makes("link set A rate 1.5mbit", "rate 1500kbit");
        makes("link cut A", "cut rate 1500kbit");
        makes("link set A pc2 rate 64kbit", "cut rate 1500kbit; pc2: rate 64kbit");
        makes("link up A", "rate 1500kbit; pc2: rate 64kbit");
        makes("link set A clear", "");
    }

    @Test
    void eachChangeIsOneStepOfUndo() {
        makes("link set A rate 10mbit", "rate 10mbit");
        makes("link cut A", "cut rate 10mbit");
        makes("undo", "rate 10mbit");
        makes("undo", "");
        makes("redo", "rate 10mbit");
    }

    @Test
    void forAWhileIsAsBeforeAfterwards() {
        shell.succeeds("link set A rate 10mbit");
        assertEquals("link A: cut rate 10mbit\nlink A: rate 10mbit\n", shell.succeeds("link cut A for 10ms"));
        assertTrue(shell.succeeds("link flap A 3 times every 20ms").contains("cut 3 times"));
        assertEquals("rate 10mbit", shell.topology().condition(A).text());
    }

    @Test
    void whatTheKernelLacksIsRefusedByNameAndNothingIsHalfDone() {
        shell.succeeds("link set A rate 10mbit");
        var said = shell.fails(1, "link set A rate 1mbit delay 20ms");
        assertTrue(said.contains("netem"), said);
        assertEquals("rate 10mbit", shell.topology().condition(A).text());
    }

    @Test
    void mistakesAreExplained() {
        assertTrue(shell.fails(2, "link cot A").contains("cut"));
        assertTrue(shell.fails(1, "link cut C").contains("no link \"C\""));
        assertTrue(shell.fails(1, "link cut A pc3").contains("on it are: pc1, pc2"));
        assertTrue(shell.fails(2, "link set A").contains("rate 10mbit"));
        assertTrue(shell.fails(2, "link set A rat 3mbit").contains("rate"));
        assertTrue(shell.fails(2, "link set A rate 3").contains("as in rate 10mbit"));
        assertTrue(shell.fails(2, "link cut A for ever").contains("for 30s"));
        assertTrue(shell.fails(2, "link cut A pc1 pc2").contains("one word too many"));
    }

    @Test
    void linksAreListedWithTheirCondition() {
        shell.succeeds("link cut A pc1; link set A rate 1mbit");
        var listed = shell.succeeds("link");
        assertTrue(listed.contains("rate 1mbit; pc1: cut"), listed);
        assertTrue(shell.succeeds("link show A --json").contains("\"pc1.eth0\" : \"cut rate 1mbit\""));
        assertTrue(shell.succeeds("linfo").contains("rate 1mbit; pc1: cut"));
        assertTrue(shell.succeeds("linfo --json").contains("\"condition\" : \"cut rate 1mbit\""));
    }

    @Test
    void conditionsAreSavedInLabLinkAndReadAgain() throws IOException {
        shell.succeeds("link set A rate 1mbit; link cut A pc1; save lab");
        assertEquals("A rate 1mbit\nA pc1 cut\n", Files.readString(here.resolve("lab/lab.link")));
        shell.succeeds("lclean; lstart -d lab");
        assertEquals("rate 1mbit; pc1: cut", shell.topology().condition(A).text());
        assertEquals("", shell.succeeds("diff"));
        assertTrue(shell.run("link up A; diff").out().contains("- A pc1 cut"));
        shell.succeeds("link set A clear; save lab");
        assertFalse(Files.exists(here.resolve("lab/lab.link")));
    }

    @Test
    void mistakesInLabLinkAreToldWithTheirLines() throws IOException {
        shell.succeeds("save lab");
        Files.writeString(here.resolve("lab/lab.link"), "# links\nC cut\nA rate x\n\nA pc1\n");
        var said = shell.fails(1, "lstart -d lab");
        assertTrue(said.contains("lab/lab.link:2:1"), said);
        assertTrue(said.contains("lab/lab.link:3:1"), said);
        assertTrue(said.contains("lab/lab.link:5:1"), said);
    }
}
