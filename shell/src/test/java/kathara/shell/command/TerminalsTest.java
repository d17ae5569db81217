package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.topology.UserName;
import kathara.shell.TestShell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terminals on nodes, opened by a program of the test's that writes down with what words it was run. */
class TerminalsTest {
    private static final int MOST_MILLIS = 20_000;

    @TempDir
    Path here;

    private Path program;

    @BeforeEach
    void aLabAndAProgram() throws IOException {
        Files.createDirectories(here.resolve("lab"));
        Files.writeString(here.resolve("lab/lab.conf"), """
                pc1[0]=A
                pc1[num_terms]=2
                pc2[0]=A
                quiet[0]=A
                quiet[num_terms]=0
                """);
        program = here.resolve("emulator");
        Files.writeString(
                program, "#!/bin/sh\nfor last; do :; done\necho \"$1 ${2##*/} $last\" >>" + here + "/opened\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What the program was run with, once it has been run so often. */
    private List<String> opened(int times) throws Exception {
        var file = here.resolve("opened");
        var lines = List.<String>of();
        for (int waited = 0; lines.size() < times && waited < MOST_MILLIS; waited += 20) {
            Thread.sleep(20);
            lines = Files.exists(file) ? Files.readAllLines(file) : lines;
        }
        return lines.stream().sorted().toList();
    }

    @Test
    void aLabOpensAsManyOnEachNodeAsItSays() throws Exception {
        try (var shell = TestShell.in(here)) {
            shell.succeeds("lstart -d lab --terminals --terminal-emu " + program);
            assertEquals(List.of("-e kathara pc1", "-e kathara pc1", "-e kathara pc2"), opened(3));
        }
    }

    @Test
    void aNodeOpensAsManyAsTheCommandSays() throws Exception {
        try (var shell = TestShell.in(here)) {
            shell.succeeds("vstart --num_terms 2 --terminal-emu " + program + " -n pc9");
            assertEquals(List.of("-e kathara pc9", "-e kathara pc9"), opened(2));
        }
    }

    @Test
    void noneOpensUnlessItIsAskedForOrInADryRun() {
        try (var shell = TestShell.in(here)) {
            shell.succeeds("lstart -d lab --dry-run --terminal-emu " + program);
            shell.succeeds("lstart -d lab --noterminals --terminal-emu " + program);
            shell.succeeds("lrestart -d lab");
            assertFalse(Files.exists(here.resolve("opened")));
            assertTrue(shell.fails(2, "lstart -d lab --terminals --noterminals").contains("opposites"));
        }
    }

    @Test
    void aProgramThatIsNotHereIsToldBeforeAnythingStarts() {
        try (var shell = TestShell.in(here)) {
            assertTrue(shell.fails(1, "lstart -d lab --terminal-emu xtrem").contains("there is no \"xtrem\" here"));
            assertEquals(List.of(), shell.platform().lines());
        }
    }

    @Test
    void whereCommandsOfTheHostAreForbiddenSoAreTerminals() {
        var policy = new Policy(new UserName("tester"), Limits.CLASSROOM);
        try (var shell = TestShell.under(policy, here)) {
            assertTrue(shell.fails(3, "lstart -d lab --terminal-emu " + program).contains("host-commands"));
            assertEquals(List.of(), shell.platform().lines());
        }
    }

    /** A lab may bring settings: they choose among known programs alone. */
    @Test
    void aLabsSettingsChooseNoProgramOfTheirOwn() throws IOException {
        Files.writeString(here.resolve("lab/kathara.json"), "{\"terminal\": \"" + program + "\"}");
        try (var shell = TestShell.in(here.resolve("lab"))) {
            assertTrue(shell.fails(1, "lstart --terminals").contains("cannot be"));
        }
    }
}
