package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.Memory;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VstartCommandTest {
    private static final NodeName PC1 = new NodeName("pc1");

    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private void startsNothing(int status, String line, String said) {
        var problem = shell.fails(status, line);
        assertTrue(problem.contains(said), problem);
        assertEquals(Set.of(), shell.topology().nodes().keySet());
        assertEquals(List.of(), shell.platform().lines());
    }

    @Test
    void theLinesOfThePaperWork() {
        shell.succeeds("vstart --eth 0:A PC1; vstart --eth 0:A --eth 1:B --image=kathara/frr SW1");
        assertEquals("{0=A}", shell.interfaces("PC1"));
        assertEquals("{0=A, 1=B}", shell.interfaces("SW1"));
        assertEquals(
                new ImageName("kathara/frr"),
                shell.topology().node(new NodeName("SW1")).image());
    }

    @Test
    void theLinesOfKatharaWork() {
        shell.succeeds("vstart -n pc1 --eth 0:A 1:B/02:00:00:00:00:01 -M 64m -i kathara/frr -e 'touch /x'");
        assertEquals("{0=A, 1=B/02:00:00:00:00:01}", shell.interfaces("pc1"));
        var node = shell.topology().node(PC1);
        assertEquals(Memory.parse("64m"), node.settings().memory().orElseThrow());
        assertEquals(List.of("touch /x"), node.settings().commands());
    }

    @Test
    void theNameMayFollowSeveralValuesOfEth() {
        shell.succeeds("vstart --eth 0:A 1:B pc1");
        assertEquals("{0=A, 1=B}", shell.interfaces("pc1"));
    }

    @Test
    void theNameMayStandFirst() {
        shell.succeeds("vstart pc1 --eth 0:A");
        assertEquals("{0=A}", shell.interfaces("pc1"));
    }

    @Test
    void aNodeMayHaveNoInterface() {
        shell.succeeds("vstart pc1");
        assertEquals("{}", shell.interfaces("pc1"));
    }

    @Test
    void aHaltedNodeStartsAgainWithWhatItHad() {
        shell.succeeds("vstart --eth 0:A --mem 64m pc1; vconfig --add B pc1; vhalt pc1");
        assertEquals("pc1 is running\n", shell.succeeds("vstart pc1"));
        assertEquals("{0=A, 1=B}", shell.interfaces("pc1"));
        assertEquals(State.RUNNING, shell.topology().node(PC1).state());
    }

    @Test
    void whatRunsAlreadyIsLeftAlone() {
        shell.succeeds("vstart --eth 0:A --mem 64m pc1");
        int before = shell.platform().lines().size();
        assertEquals("pc1 runs already\n", shell.succeeds("vstart pc1"));
        assertEquals("pc1 runs already\n", shell.succeeds("vstart --eth 0:A --mem 64m pc1"));
        assertEquals(before, shell.platform().lines().size());
    }

    @Test
    void anotherInterfaceOfARunningNodeIsPlugged() {
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 1:B pc1");
        assertEquals("{0=A, 1=B}", shell.interfaces("pc1"));
    }

    @Test
    void aNodeOfTheLabsOwnFileStartsAsItStandsThere() throws Exception {
        Files.writeString(here.resolve("lab.conf"), "pc1[0]=A\npc1[mem]=64m\npc2[0]=A\n");
        try (var inLab = TestShell.in(here)) {
            inLab.succeeds("vstart pc1");
            assertEquals(Set.of(PC1), inLab.topology().nodes().keySet());
            assertEquals("{0=A}", inLab.interfaces("pc1"));
        }
    }

    @Test
    void anInterfaceGivenTwiceIsAMistakeOfUsage() {
        startsNothing(2, "vstart --eth 0:A --eth 0:B pc1", "\"pc1\" has eth0 already");
    }

    @Test
    void malformedWordsAreMistakesOfUsage() {
        startsNothing(2, "vstart --eth A:0 pc1", "\"A\" is not an interface number");
        startsNothing(2, "vstart --eth 0:A/xx pc1", "\"xx\" is not a MAC address");
        startsNothing(2, "vstart --mem lots pc1", "\"lots\" is not an amount of memory");
        startsNothing(2, "vstart --mem 999999999999g pc1", "\"999999999999g\" is not an amount of memory");
        startsNothing(2, "vstart --cpus -1 pc1", "processors");
        startsNothing(2, "vstart --image 'a b' pc1", "\"a b\" is not an image name");
        startsNothing(2, "vstart 'pc 1'", "\"pc 1\" is not a node name");
        startsNothing(2, "vstart --eth 0:A", "no node is named");
        startsNothing(2, "vstart --ehte 0:A pc1", "did you mean --eth?");
        startsNothing(2, "vstart pc1 pc2", "\"pc2\" is one word too many");
        startsNothing(2, "vstart --sysctl kernel.x=1 pc1", "not a setting of a node's network");
        startsNothing(2, "vstart --env A pc1", "is not an environment variable");
        startsNothing(2, "vstart --mem", "mem");
    }

    @Test
    void anImageThatNothingCanGiveIsAnErrorWithARemedy() {
        var said = shell.fails(1, "vstart --eth 0:A --eth 1:B --image=OVS SW1");
        assertTrue(said.contains("image \"OVS\" of \"SW1\""), said);
        assertTrue(said.contains("image pull OVS"), said);
        assertEquals(Set.of(), shell.topology().nodes().keySet());
    }

    @Test
    void noNodeIsCalledLikeACommand() {
        startsNothing(1, "vstart --eth 0:A help", "that is a command");
    }
}
