package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kathara.shell.Program;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In memory the equivalent of a call is {@code memory} and the call, in quotes. */
class ExplainTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(here.resolve("lab"));
        Files.writeString(here.resolve("lab/lab.conf"), "pc1[0]=A\npc2[0]=A\n");
        shell = TestShell.in(here);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void aDryRunShowsThePlanAsCommentsAndWhatItAmountsToAsCommands() {
        var lines = shell.succeeds("lstart -d lab --dry-run").lines().toList();
        int create = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("# create-node") && line.contains("--node pc1"))
                .findFirst()
                .orElseThrow());
        assertTrue(lines.get(create + 1).startsWith("memory 'CreateNode["), lines.get(create + 1));
        assertEquals(
                lines.size(),
                2 * lines.stream().filter(line -> line.startsWith("# ")).count());
        assertTrue(shell.platform().lines().isEmpty());
    }

    @Test
    void eachCallIsExplainedBesideTheResultsWhileThatIsOn() {
        var explained = shell.run("set explain on; vstart --eth 0:A pc1; pc1 echo hi");
        assertEquals(0, explained.status(), explained.err());
        for (var call : new String[] {"CreateFabric[", "CreateNode[", "StartNode[", "Wire[", "Execute["}) {
            assertTrue(explained.err().contains("memory '" + call), explained.err());
            assertFalse(explained.out().contains(call), explained.out());
        }
        assertFalse(shell.run("set explain off; vclean pc1").err().contains("memory"));
    }

    @Test
    void filesAndJobsExplainAsTheLineDoesThatRunsThem() throws IOException {
        Files.writeString(here.resolve("one.ksh"), "vstart pc1\n");
        assertTrue(shell.run("set explain on; run one.ksh").err().contains("memory 'CreateNode["));
        var job = shell.run("vstart pc2 & fg");
        assertTrue((job.out() + job.err()).contains("memory 'CreateNode["), job::toString);
    }

    @Test
    void aDryRunWithinExplainsNothingTwice() {
        assertFalse(shell.run("set explain on; lstart -d lab --dry-run").err().contains("memory"));
    }

    @Test
    void theProgramExplainsWithItsOption() throws IOException, InterruptedException {
        var program = new Program(here);
        var ran = program.run("", "--explain", "--platform", "memory", "vstart", "pc1");
        assertEquals(0, ran.status(), ran.err());
        assertTrue(ran.err().contains("memory 'CreateNode["), ran.err());
        assertEquals(2, program.run("", "--explain", "--quiet", "vlist").status());
    }
}
