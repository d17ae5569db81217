package kathara.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Tab gives in the shell of the operating system. */
class ShellCompletionTest {
    @TempDir
    Path home;

    private Program program;

    @BeforeEach
    void lab() throws IOException {
        Files.createDirectories(home.resolve("labs/ospf"));
        Files.writeString(home.resolve("labs/ospf/lab.conf"), "r1[0]=A\n");
        program = new Program(home);
    }

    private String values(String line) throws IOException, InterruptedException {
        var result = program.run("", "--platform", "memory", "--complete", line);
        assertEquals(0, result.status(), result.err());
        return result.out()
                .lines()
                .map(row -> row.split("\t")[0])
                .filter(value -> value.startsWith(line.substring(line.lastIndexOf(' ') + 1)))
                .collect(Collectors.joining(" "));
    }

    @Test
    void commandsOptionsAndFoldersCome() throws IOException, InterruptedException {
        assertEquals("vstart", values("kathara vst"));
        assertEquals("vstart", values("kathara --platform memory vst"));
        assertEquals("--platform", values("kathara --pl"));
        assertEquals("podman", values("kathara --platform p"));
        assertEquals("--detach", values("kathara vstart --det"));
        assertEquals("labs/ospf", values("kathara lstart -d labs/o"));
    }

    @Test
    void wordsComeWithWhatTheyAre() throws IOException, InterruptedException {
        var row = program.run("", "--platform", "memory", "--complete", "kathara vsta")
                .out();
        assertEquals("vstart\tStart a node, a new one or one that was halted\n", row);
    }

    /** The script of bash, with the real program behind it. */
    private String bash(String line) throws IOException, InterruptedException {
        var script = program.run("", "completion", "bash").out();
        var run = program.command("--platform", "memory").stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        var text = "kathara() { " + run + " \"$@\"; }\n" + script + "\nCOMP_LINE='" + line + "'\nCOMP_POINT="
                + line.length() + "\nCOMP_WORDS=(" + line.replace(":", " : ") + ")\n"
                + (line.endsWith(" ") ? "COMP_WORDS+=('')\n" : "")
                + "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\ncompopt() { :; }\n_kathara\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
        var file = Files.writeString(home.resolve("ask.bash"), text);
        var process = new ProcessBuilder("bash", file.toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.strip();
    }

    @Test
    void bashIsGivenWhatItHasNotYet() throws IOException, InterruptedException {
        assertEquals("vstart", bash("kathara vst"));
        assertEquals("labs/ospf", bash("kathara lstart -d labs/os"));
        assertTrue(bash("kathara image ").contains("build"));
    }

    @Test
    void eachShellHasAScript() throws IOException, InterruptedException {
        for (var shell : new String[] {"bash", "zsh", "fish"}) {
            assertTrue(program.run("", "completion", shell).out().contains("kathara --complete")
                    || program.run("", "completion", shell).out().contains("--complete"));
        }
        assertEquals(2, program.run("", "completion", "tcsh").status());
    }

    @Test
    void quietLeavesResultsAndProblemsAlone() throws IOException, InterruptedException {
        var loud = program.run("", "--platform", "memory", "-c", "vstart pc1; no vstart pc1");
        var quiet = program.run("", "--quiet", "--platform", "memory", "-c", "vstart pc1; no vstart pc1; nosuch");
        assertTrue(loud.err().contains("vclean pc1"), loud.err());
        assertFalse(quiet.err().contains("vclean pc1"), quiet.err());
        assertTrue(quiet.out().contains("pc1 is running"), quiet.out());
        assertTrue(quiet.err().contains("nosuch"), quiet.err());
    }
}
