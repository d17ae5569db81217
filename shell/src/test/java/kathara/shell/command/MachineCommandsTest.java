package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** check and settings. */
class MachineCommandsTest {
    @TempDir
    Path here;

    private TestShell shell;
    private Path file;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        file = here.resolve(".config/kathara/settings.json");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void checkStartsNodesAndLeavesNothing() {
        var said = shell.succeeds("check");
        assertTrue(said.contains("ping      one reaches two"), said);
        assertTrue(said.endsWith("all is well\n"), said);
        assertTrue(shell.platform().lines().stream().anyMatch(line -> line.contains("create-node")));
        assertTrue(shell.succeeds("vlist").contains("no node of yours"));
    }

    @Test
    void checkTellsOfEachStepInJson() {
        assertTrue(shell.succeeds("check --json").contains("\"step\" : \"remove\""));
    }

    @Test
    void aSettingIsKeptShownAndTakenBack() throws IOException {
        shell.succeeds("settings platform native");
        assertTrue(Files.readString(file).contains("\"platform\" : \"native\""));
        assertTrue(shell.succeeds("settings").contains("native  " + file));
        shell.succeeds("settings --unset platform");
        assertFalse(Files.readString(file).contains("platform"));
        assertTrue(shell.succeeds("settings platform").contains("not set"));
    }

    @Test
    void aKeyOrAValueThatDoesNotExistIsAMistakeOfUsageWithTheNearestOne() {
        var key = shell.run("settings platfrm native");
        assertEquals(2, key.status());
        assertTrue(key.err().contains("platform"), key.err());
        var value = shell.run("settings platform dokcer");
        assertEquals(2, value.status());
        assertTrue(value.err().contains("docker"), value.err());
        assertFalse(Files.exists(file), "nothing is written");
    }

    @Test
    void aBrokenFileIsAProblemWithItsPlaceAndStaysAsItIs() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\n  \"platform\": native\n}");
        var result = shell.run("settings");
        assertEquals(1, result.status());
        assertTrue(result.err().contains("settings.json:2:"), result.err());
        assertEquals(1, shell.run("settings platform native").status());
        assertEquals("{\n  \"platform\": native\n}", Files.readString(file));
    }

    @Test
    void theLabsOwnFileIsOverTheUsers() throws IOException {
        Files.writeString(here.resolve("lab.conf"), "pc1[0]=A\n");
        Files.writeString(here.resolve("kathara.json"), "{\"platform\": \"docker\"}");
        shell.succeeds("settings platform native");
        shell.succeeds("lab .");
        assertTrue(shell.succeeds("settings platform").contains("kathara.json"));
    }
}
