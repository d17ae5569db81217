package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoCommandTest {
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

    private State stateOf(String node) {
        return shell.topology().node(new NodeName(node)).state();
    }

    @Test
    void aNodeThatWasStartedIsRemoved() {
        shell.succeeds("no vstart --eth 0:A pc1");
        assertEquals("[pc2]", shell.topology().nodes().keySet().toString());
    }

    @Test
    void interfacesThatWereAddedGoAndThoseThatWereRemovedComeBack() {
        shell.succeeds("vconfig pc1 --add 3:B");
        shell.succeeds("no vconfig pc1 --add 3:B");
        assertEquals("{0=A}", shell.interfaces("pc1"));
        shell.succeeds("vconfig pc1 --rm A");
        shell.succeeds("no vconfig pc1 --rm A");
        assertEquals("{0=A}", shell.interfaces("pc1"));
    }

    @Test
    void anInterfaceThatWasRemovedByItsNumberDoesNotSayWhereItWas() {
        shell.succeeds("vconfig pc1 --rm eth0");
        assertTrue(shell.fails(2, "no vconfig pc1 --rm eth0").contains("undo"));
    }

    @Test
    void pausesAndHaltsAreTakenBackForAllThatAreNamed() {
        shell.succeeds("vpause pc1 pc2; no vpause pc1 pc2");
        assertEquals(State.RUNNING, stateOf("pc2"));
        shell.succeeds("vhalt pc1 pc2; no vhalt pc1 pc2");
        assertEquals(State.RUNNING, stateOf("pc1"));
        assertEquals(State.RUNNING, stateOf("pc2"));
        shell.succeeds("no vresume pc1");
        assertEquals(State.PAUSED, stateOf("pc1"));
    }

    @Test
    void undoAndRedoAreEachOthersOpposite() {
        shell.succeeds("no redo");
        assertEquals(1, shell.topology().nodes().size());
        shell.succeeds("no undo");
        assertEquals(2, shell.topology().nodes().size());
    }

    @Test
    void whatCannotBeTakenBackIsSaid() {
        assertTrue(shell.fails(2, "no linfo").contains("\"no linfo\" means nothing"));
        assertTrue(shell.fails(2, "no vstrat pc1").contains("did you mean \"vstart\"?"));
        assertTrue(shell.fails(2, "no vstart --nosuch pc1").contains("is no option of it"));
    }
}
