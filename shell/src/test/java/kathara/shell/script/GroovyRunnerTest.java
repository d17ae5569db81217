package kathara.shell.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroovyRunnerTest {
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
    void codeInBracesSeesTheLab() {
        assertEquals("[pc1, pc2]\n", shell.succeeds("groovy { println lab.nodes }"));
        assertEquals("[pc1.eth0, pc2.eth0]\n", shell.succeeds("groovy -e 'link(\"A\").ends'"));
    }

    @Test
    void whatACommandCameToIsAValue() {
        var code = "groovy { def r = node('pc1').exec('ping -c1 x'); println \"${r.exit} ${r.out.trim()}\" }";
        assertEquals("0 pc1 runs ping -c1 x\n", shell.succeeds(code));
    }

    @Test
    void linesOfTheShellRunInAScript() throws IOException {
        Files.writeString(
                here.resolve("chain.groovy"),
                "int n = args[0] as int\nn.times { sh \"vstart --eth 0:L${it} --eth 1:L${it + 1} r${it}\" }\n");
        shell.succeeds("groovy chain.groovy 3");
        assertEquals(5, shell.topology().nodes().size());
        assertEquals("{0=L2, 1=L3}", shell.interfaces("r2"));
    }

    @Test
    void anErrorSaysTheScriptsLine() throws IOException {
        Files.writeString(here.resolve("bad.groovy"), "println 1\nnode('pc9')\n");
        var said = shell.fails(1, "groovy bad.groovy");
        assertTrue(said.contains("bad.groovy:2:1: the lab has no node \"pc9\""), said);
        Files.writeString(here.resolve("bad.groovy"), "\nnothing()\n");
        assertTrue(shell.fails(1, "groovy bad.groovy").contains("bad.groovy:2:1: "));
        Files.writeString(here.resolve("bad.groovy"), "println 1\nprintln (\n");
        assertTrue(shell.fails(1, "groovy bad.groovy").contains("bad.groovy:"));
        Files.writeString(here.resolve("bad.groovy"), "\n\nassert 1 == 2\n");
        assertTrue(shell.fails(1, "groovy bad.groovy").contains("bad.groovy:3:1: "));
    }

    @Test
    void theEngineAndThePlatformsAreHiddenFromTheNamesOfAScript() {
        for (String name : List.of(
                "kathara.engine.call.Policy",
                "kathara.adapters.node.NodeArchive",
                "com.github.dockerjava.api.DockerClient")) {
            var said = shell.fails(1, "groovy { Class.forName('" + name + "') }");
            assertTrue(said.contains(name), said);
            shell.fails(1, "groovy { import " + name + "; println 1 }");
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertTrue(shell.fails(1, "groovy nothing.groovy").contains("\"nothing.groovy\" cannot be read"));
        assertTrue(shell.fails(2, "groovy").contains("no script is given"));
    }

    @Test
    void anInterruptEndsAnEndlessLoop() throws Exception {
        var running = new FutureTask<>(() -> shell.run("groovy { while (true) { } }"));
        var thread = new Thread(running, "script");
        thread.start();
        Thread.sleep(1_500);
        thread.interrupt();
        var e = assertThrows(ExecutionException.class, () -> running.get(20, TimeUnit.SECONDS));
        assertEquals("nobody interrupts", e.getCause().getMessage());
    }

    @Test
    void variablesCrossBetweenTheShellAndAScript() {
        shell.succeeds("set one = a; set two = b c");
        assertEquals("a b+c\n", shell.succeeds("groovy { println one + ' ' + two.join('+') }"));
        shell.succeeds("groovy { one = 3; three = ['x', 'y z'] }");
        assertEquals("3 x y z\n", shell.succeeds("echo $one $three"));
    }

    @Test
    void waitingThatIsInVainSaysTheLastAttemptAndTheLine() throws IOException {
        Files.writeString(here.resolve("wait.groovy"), "int n = 0\nwaitUntil(0.3) { n++ < 0 }\n");
        var said = shell.fails(1, "groovy wait.groovy");
        assertTrue(said.contains("wait.groovy:2:1: what is waited for did not come within 0.3 s"), said);
        assertTrue(said.contains("false"), said);
        assertTrue(shell.fails(1, "groovy { on('exploded') { } }").contains("events: created"));
    }
}
