package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import kathara.engine.topology.UserName;
import kathara.shell.Program;
import kathara.shell.TestShell;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script whose process is killed at any of its lines leaves a lab that the next command can work on. */
class KilledScriptIT {
    private static final long SEED = Long.getLong("kathara.test.seed", 20_261_127L);
    private static final int LONGEST_MILLIS = 250;

    private static final List<String> LINES = List.of(
            "vstart --eth 0:A pc1",
            "vstart --eth 0:A pc2",
            "vconfig pc1 --add B",
            "link cut A",
            "vhalt pc2",
            "undo",
            "vclean pc1",
            "lclean");

    @TempDir
    Path here;

    @BeforeEach
    void onNative() throws IOException {
        TestPlatforms.require("native");
        Files.createDirectories(here.resolve("killed"));
        Files.writeString(here.resolve("killed/lab.conf"), "# nothing yet\n");
        Files.writeString(here.resolve("killed/script.ksh"), "set echo on\n" + String.join("\n", LINES) + "\n");
    }

    @Test
    void theNextCommandInspectsContinuesAndCleans() throws Exception {
        var random = new Random(SEED);
        var program = new Program(here);
        var owner = new UserName(System.getProperty("user.name"));
        for (var line : LINES) {
            int millis = random.nextInt(LONGEST_MILLIS);
            var where = "seed " + SEED + ", killed " + millis + " ms into: " + line;
            killed(program, line, millis);
            try (var shell = TestShell.on("native", owner, here.resolve("killed"))) {
                try {
                    var seen = shell.succeeds("linfo --json");
                    assertTrue(seen.contains("\"nodes\""), where);
                    shell.succeeds("vstart --eth 0:A pc3; vstart --eth 0:A pc4");
                    shell.succeeds("pc3 ip link set eth0 up; vconfig pc3 --add B; pc3 ip link show eth1");
                } finally {
                    shell.succeeds("lclean");
                }
                assertTrue(shell.topology().nodes().isEmpty(), where);
                assertTrue(
                        shell.workspace().labs().stream()
                                .noneMatch(shell.workspace().lab()::equals),
                        where);
            }
        }
    }

    /** Runs the script until this line has begun, and kills it a moment later. */
    private void killed(Program program, String line, int millis) throws Exception {
        var builder = new ProcessBuilder(program.command("--platform", "native", "script.ksh"))
                .directory(here.resolve("killed").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var process = builder.start();
        try (BufferedReader err = process.errorReader()) {
            for (var said = err.readLine(); said != null && !said.equals("+ " + line); said = err.readLine()) {
                assertTrue(process.isAlive() || said.startsWith("+"), said);
            }
            Thread.sleep(millis);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
