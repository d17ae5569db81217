package kathara.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program: how it is called, and what it ends with. */
class ProgramTest {
    @TempDir
    Path home;

    private Program program;

    @BeforeEach
    void open() throws IOException {
        program = new Program(home);
    }

    private Program.Result memory(String... words) throws IOException, InterruptedException {
        var arguments = new String[words.length + 2];
        arguments[0] = "--platform";
        arguments[1] = "memory";
        System.arraycopy(words, 0, arguments, 2, words.length);
        return program.run("", arguments);
    }

    @Test
    void oneCommandOfTheOperatingSystemRuns() throws Exception {
        var result = memory("vstart", "--eth", "0:A", "pc1");
        assertEquals(0, result.status(), result.err());
        assertEquals("pc1 is running\n", result.out());
    }

    @Test
    void aRefusalEndsWithThreeAlsoWhereNoPlatformAnswers() throws Exception {
        var lab = Files.createDirectories(home.resolve("lab"));
        Files.writeString(lab.resolve("lab.conf"), "pc1[0]=A\npc1[env]=\"LD_PRELOAD=/x\"\n");
        for (var words : List.of(
                List.of("lstart", "-d", lab.toString()),
                List.of("vstart", "--env", "BASH_ENV=/x", "pc1"),
                List.of("exec", "pc1", "true\nreboot"),
                List.of("image", "build", "../x"))) {
            var arguments = new ArrayList<>(List.of("--platform", "docker"));
            arguments.addAll(words);
            var result = program.run("", arguments.toArray(new String[0]));
            assertEquals(3, result.status(), () -> words + " ended with " + result);
            assertTrue(result.err().contains("refused by policy: "), result.err());
        }
        assertEquals(4, program.run("", "--platform", "docker", "vstart", "pc1").status());
    }

    @Test
    void linesOfAnOptionRunInOneSession() throws Exception {
        var result = memory("-c", "vstart --eth 0:A pc1; pc1 ls; linfo -t");
        assertEquals(0, result.status());
        assertTrue(result.out().contains("pc1 runs ls\n"), result.out());
    }

    @Test
    void theStandardInputIsAScript() throws Exception {
        var result = program.run("vstart pc1\n# comment\npc1 ls\n", "--platform=memory");
        assertEquals(0, result.status(), result.err());
        assertEquals("pc1 is running\npc1 runs ls\n", result.out());
    }

    @Test
    void aFileIsAScript() throws Exception {
        Files.writeString(home.resolve("demo.ksh"), "#!/usr/bin/env kathara\nvstart pc1\npc1 false\n");
        var result = memory("demo.ksh");
        assertEquals(1, result.status());
        assertEquals("pc1 is running\npc1 runs false\n", result.out());
        assertTrue(result.err().contains("demo.ksh:3:1: "), result.err());
        assertEquals(result.out(), memory("run", "demo.ksh").out());
    }

    @Test
    void helpAndVersionNeedNoPlatform() throws Exception {
        assertEquals("kathara 0.1.0\n", program.run("", "--version").out());
        assertTrue(program.run("", "--help").out().startsWith("kathara [OPTION"));
        assertTrue(program.run("", "help", "vstart").out().contains("vstart --eth 0:A pc1"));
    }

    @Test
    void wrongUsageEndsWithTwo() throws Exception {
        for (var words : new String[][] {
            {"vstrat"}, {"vstart", "--no-such", "pc1"}, {"--no-such"}, {"--platform"}, {"vlist", "--platform", "x"}
        }) {
            var result = memory(words);
            assertEquals(2, result.status(), String.join(" ", words));
            assertEquals("", result.out());
            assertFalse(result.err().contains("Exception"), result.err());
        }
        assertEquals(2, program.run("", "--platform", "nothing", "vlist").status());
    }

    @Test
    void aRefusalEndsWithThreeEvenWithoutAPlatform() throws Exception {
        var result = program.run("", "--platform", "docker", "tcpdump", "A", "-z", "id");
        assertEquals(3, result.status(), result.err());
    }

    @Test
    void noPlatformEndsWithFour() throws Exception {
        var result = program.run("", "--platform", "docker", "vlist");
        assertEquals(4, result.status(), result.err());
        assertTrue(result.err().startsWith("docker: "), result.err());
    }

    @Test
    void aPipeGetsNoColoursAndNoProgress() throws Exception {
        var result = memory("-c", "vstart --eth 0:A pc1; help; linfo; vhalt pc9");
        assertFalse((result.out() + result.err()).contains("\u001b"), result.out());
    }
}
