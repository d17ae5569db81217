package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** undo, redo, checkpoint, rollback, history --changes, and try without finally. */
class ReturningTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A pc2");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void severalChangesAreUndoneAndRedoneAtOnce() {
        shell.succeeds("vconfig pc1 --add B; undo 2");
        assertEquals(1, shell.topology().nodes().size());
        assertTrue(shell.fails(1, "undo 2").contains("only 1 changes can be undone"));
        shell.succeeds("redo 2");
        assertEquals("{0=A, 1=B}", shell.interfaces("pc1"));
    }

    @Test
    void itIsSaidBeforeWhatInsideNodesIsLost() {
        var result = shell.run("undo");
        assertTrue(result.err().contains("pc2 is removed with the files in it"), result.err());
        assertTrue(result.out().contains("undone: lab default has 1 node now"), result.out());
    }

    @Test
    void aCheckpointIsComeBackToAndThatCanBeUndone() {
        shell.succeeds("checkpoint both; vclean pc1; vclean pc2; rollback both");
        assertEquals(2, shell.topology().nodes().size());
        shell.succeeds("undo");
        assertEquals(0, shell.topology().nodes().size());
        assertTrue(shell.succeeds("checkpoint").contains("both"));
        assertTrue(shell.fails(1, "rollback bot").contains("both"));
    }

    @Test
    void theChangesAreListed() {
        shell.succeeds("vconfig pc1 --add B; undo");
        var said = shell.succeeds("history --changes");
        assertTrue(said.lines().anyMatch(line -> line.matches("2 .* made +start pc2")), said);
        assertTrue(said.lines().anyMatch(line -> line.matches("3 .* undone +plug pc1 eth1 into B")), said);
        assertTrue(shell.succeeds("history --changes --json").contains("\"undone\""));
    }

    @Test
    void whatIsTriedIsTakenBackUnlessItIsKept() {
        shell.succeeds("try { vstart pc3; vclean pc1 }");
        assertEquals("[pc1, pc2]", shell.topology().nodes().keySet().toString());
        shell.fails(1, "try { vclean pc1; fail enough }");
        assertEquals("[pc1, pc2]", shell.topology().nodes().keySet().toString());
        shell.succeeds("try { vclean pc1; keep }");
        assertEquals("[pc2]", shell.topology().nodes().keySet().toString());
        assertTrue(shell.fails(2, "keep").contains("nothing to keep"));
    }
}
