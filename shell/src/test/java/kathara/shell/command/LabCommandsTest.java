package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Startup;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on whole labs. */
class LabCommandsTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() throws IOException {
        lab("ospf", "r1[0]=A\nr2[0]=A\nr2[1]=B\nr3[0]=B\n");
        shell = TestShell.in(here);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private void lab(String name, String conf) throws IOException {
        Files.createDirectories(here.resolve(name));
        Files.writeString(here.resolve(name).resolve("lab.conf"), conf);
    }

    private Set<String> nodes() {
        return shell.topology().nodes().keySet().stream().map(NodeName::text).collect(Collectors.toSet());
    }

    private State stateOf(String node) {
        return shell.topology().node(new NodeName(node)).state();
    }

    @Test
    void lstartStartsALabAndMakesItTheSessions() {
        var said = shell.succeeds("lstart -d ospf");
        assertTrue(said.matches("lab ospf is up: 3 nodes, 2 links \\([0-9.]+ s\\)\n"), said);
        assertEquals("ospf", shell.workspace().place().shown());
        assertEquals(Set.of("r1", "r2", "r3"), nodes());
        assertEquals("r1 runs hostname\n", shell.succeeds("r1 hostname"));
    }

    @Test
    void lstartTakesFilesFromTheDirectory() throws IOException {
        shell.succeeds("lstart -d ospf");
        var files = "--files " + here.resolve("ospf").toRealPath();
        assertTrue(shell.platform().lines().stream().anyMatch(line -> line.endsWith(files)));
    }

    @Test
    void lstartWithoutADirectoryUsesTheCurrentOne() {
        try (var inside = TestShell.outsideSession(here.resolve("ospf"), "")) {
            inside.succeeds("lstart");
            assertEquals(3, inside.topology().nodes().size());
        }
    }

    @Test
    void lstartAgainChangesNothing() {
        shell.succeeds("lstart -d ospf");
        int before = shell.platform().lines().size();
        assertTrue(shell.succeeds("lstart").startsWith("lab ospf runs already"));
        assertEquals(before, shell.platform().lines().size());
    }

    @Test
    void lstartBringsBackWhatWasHalted() {
        shell.succeeds("lstart -d ospf; vhalt r2; lstart");
        assertEquals(State.RUNNING, stateOf("r2"));
    }

    @Test
    void lstartTakesSomeNodesOrAllButSome() {
        shell.succeeds("lstart -d ospf r1 r2");
        assertEquals(Set.of("r1", "r2"), nodes());
        shell.succeeds("lclean; lstart --exclude r1");
        assertEquals(Set.of("r2", "r3"), nodes());
    }

    @Test
    void anUnknownNodeIsNamedWithThoseThereAre() {
        var said = shell.fails(2, "lstart -d ospf r9");
        assertTrue(said.contains("the lab has no node \"r9\""), said);
        assertEquals(Set.of(), nodes());
        shell.fails(2, "lstart -d ospf --exclude r9");
        shell.fails(2, "lstart -d ospf r1 --exclude r2");
    }

    @Test
    void allProblemsOfALabAreSaidAtOnceWithTheirPlaces() throws IOException {
        lab("bad", "r1[0]=A\nr1[colour]=red\nr2[x y\n");
        var said = shell.fails(1, "lstart -d bad");
        assertTrue(said.contains("bad/lab.conf:2:4: lab.conf has no key \"colour\""), said);
        assertTrue(said.contains("bad/lab.conf:3:3: "), said);
        assertEquals(Set.of(), nodes());
    }

    @Test
    void aDirectoryThatIsNoLabIsAnErrorWithARemedy() {
        assertTrue(shell.fails(1, "lstart -d nowhere").contains("there is no directory \"nowhere\""));
        assertTrue(shell.fails(1, "lstart -d .").contains("has no lab.conf"));
        assertEquals("default", shell.workspace().place().shown());
    }

    @Test
    void aNodeThatIsCalledLikeACommandIsRefused() throws IOException {
        lab("bad", "help[0]=A\n");
        assertTrue(shell.fails(1, "lstart -d bad").contains("that is a command"));
    }

    @Test
    void aLabThatFailsOnItsWayIsTakenBack() {
        shell.platform().beforeEach(call -> {
            if (call instanceof EngineCall.StartNode start
                    && start.node().text().equals("r3")) {
                throw new LabException(Problem.of("the engine says no"));
            }
        });
        var said = shell.fails(1, "lstart -d ospf");
        assertTrue(said.contains("the engine says no"), said);
        assertTrue(said.contains("what had been done was taken back"), said);
        assertEquals(Set.of(), nodes());
    }

    @Test
    void aCommandThatFailsInAScriptIsAWarning() {
        shell.platform()
                .startup(
                        new NodeName("r1"),
                        new Startup(0, List.of(new Startup.Failure("r1.startup", 3, 255, "ip addr ad 10.0.0.1"))));
        var result = shell.run("lstart -d ospf");
        assertEquals(0, result.status());
        assertTrue(
                result.err().contains("r1.startup:3:1: \"ip addr ad 10.0.0.1\" ended with status 255"), result.err());
        assertTrue(result.err().contains("r1 cat /var/log/startup.log"), result.err());
    }

    @Test
    void aScriptThatFailsLeavesTheLabUpAndIsAFailure() {
        shell.platform().startup(new NodeName("r1"), new Startup(2, List.of()));
        var result = shell.run("lstart -d ospf");
        assertEquals(1, result.status());
        assertTrue(result.out().startsWith("lab ospf is up: 3 nodes"), result.out());
        assertTrue(result.err().contains("start-up of \"r1\" ended with status 2"), result.err());
        assertTrue(result.err().contains("a start-up script failed"), result.err());
        assertEquals(Set.of("r1", "r2", "r3"), nodes());
    }

    @Test
    void theCommandsOnWholeLabsActOnAllNodesOrSome() {
        shell.succeeds("lstart -d ospf; lpause r1");
        assertEquals(State.PAUSED, stateOf("r1"));
        shell.succeeds("lresume; lhalt --exclude r1");
        assertEquals(State.RUNNING, stateOf("r1"));
        assertEquals(State.HALTED, stateOf("r2"));
        shell.succeeds("lcrash");
        assertEquals(State.HALTED, stateOf("r1"));
        assertEquals("lab ospf: no node to be halted\n", shell.succeeds("lhalt"));
    }

    @Test
    void lcleanLeavesNothing() {
        shell.succeeds("lstart -d ospf");
        assertEquals("lab ospf: everything is removed (3 nodes)\n", shell.succeeds("lclean"));
        assertEquals(Set.of(), shell.workspace().labs());
        assertEquals("nothing of lab ospf is here\n", shell.succeeds("lclean"));
    }

    @Test
    void lcleanWorksWhenTheFileIsBrokenOrGone() throws IOException {
        shell.succeeds("lstart -d ospf");
        Files.writeString(here.resolve("ospf/lab.conf"), "][");
        shell.succeeds("lclean r1");
        Files.delete(here.resolve("ospf/lab.conf"));
        shell.succeeds("lab default; lclean -d ospf");
        assertEquals(Set.of(), shell.workspace().labs());
    }

    @Test
    void lrestartMakesTheLabAnewFromItsFiles() throws IOException {
        shell.succeeds("lstart -d ospf; vconfig --add C r1");
        lab("ospf", "r1[0]=Z\n");
        shell.succeeds("lrestart");
        assertEquals(Set.of("r1"), nodes());
        assertEquals("{0=Z}", shell.interfaces("r1"));
    }

    @Test
    void lrestartRemovesNothingThatCannotBeStartedAgain() throws IOException {
        shell.succeeds("lstart -d ospf");
        lab("ospf", "][");
        shell.fails(1, "lrestart");
        assertEquals(Set.of("r1", "r2", "r3"), nodes());
    }

    @Test
    void wipeAsksOrMustBeForced() {
        shell.succeeds("lstart -d ospf; lab default; vstart pc1");
        assertTrue(shell.fails(2, "wipe").contains("wipe -f"));
        assertEquals(2, shell.workspace().labs().size());
        shell.succeeds("wipe -f");
        assertEquals(Set.of(), shell.workspace().labs());
        assertEquals("nothing of yours is here\n", shell.succeeds("wipe -f"));
    }

    @Test
    void labListsAndChoosesTheSessionsLab() throws IOException {
        shell.succeeds("lstart -d ospf; lab default; vstart pc1");
        var list = shell.succeeds("lab");
        assertTrue(list.startsWith("lab default\n"), list);
        assertTrue(list.contains("ospf"), list);
        assertEquals("lab ospf\n", shell.succeeds("lab ospf"));
        assertEquals(Set.of("r1", "r2", "r3"), nodes());
        assertTrue(shell.fails(1, "lab opsf").contains("did you mean \"ospf\"?"));
    }

    @Test
    void aLabChosenByItsNameIsStillThatOfItsDirectory() {
        shell.succeeds("lstart -d ospf; lab default; lab ospf");
        assertFalse(shell.succeeds("lstart").contains("no directory"));
    }
}
