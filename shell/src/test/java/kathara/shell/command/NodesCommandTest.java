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

/** What vhalt, vcrash, vpause, vresume and vclean have in common, and what each does. */
class NodesCommandTest {
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

    private boolean performed(String verb, String node) {
        return shell.platform().lines().stream()
                .anyMatch(line -> line.startsWith(verb + " ") && line.endsWith("--node " + node));
    }

    @Test
    void vhaltEndsNodesInAnOrderlyWay() {
        assertEquals("pc1, pc2 are halted\n", shell.succeeds("vhalt pc1 pc2"));
        assertEquals(State.HALTED, stateOf("pc1"));
        assertTrue(performed("stop", "pc2"));
    }

    @Test
    void vcrashEndsNodesAtOnce() {
        shell.succeeds("vcrash pc1");
        assertEquals(State.HALTED, stateOf("pc1"));
        assertTrue(performed("kill", "pc1"));
    }

    @Test
    void vpauseAndVresumeFreezeAndGoOn() {
        shell.succeeds("vpause pc1");
        assertEquals(State.PAUSED, stateOf("pc1"));
        shell.succeeds("vresume -n pc1");
        assertEquals(State.RUNNING, stateOf("pc1"));
    }

    @Test
    void vcleanRemovesANodeAndItsPlaceInTheLab() {
        shell.succeeds("vclean pc1");
        assertEquals(1, shell.topology().nodes().size());
    }

    @Test
    void oneUnknownNodeChangesNothing() {
        assertTrue(shell.fails(1, "vhalt pc1 pc3").contains("the lab has no node \"pc3\""));
        assertEquals(State.RUNNING, stateOf("pc1"));
    }

    @Test
    void aHaltedNodeIsNotPaused() {
        shell.succeeds("vhalt pc1");
        assertTrue(shell.fails(1, "vpause pc1").contains("start it with: vstart pc1"));
    }

    @Test
    void withoutANodeItIsAMistakeOfUsage() {
        for (var command : new String[] {"vhalt", "vcrash", "vpause", "vresume", "vclean"}) {
            assertTrue(shell.fails(2, command).contains("no node is named"), command);
        }
    }
}
