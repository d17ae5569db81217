package kathara.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a real terminal emulator: keys in, screen out. */
class ReplTest {
    @TempDir
    Path home;

    private Tmux terminal;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("labs/ospf"));
        Files.writeString(home.resolve("labs/ospf/lab.conf"), "r1[0]=A\nr2[0]=A\n");
        // what is suggested in grey would stand in the rows that are compared here
        Files.createDirectories(home.resolve(".config/kathara"));
        Files.writeString(home.resolve(".config/kathara/settings.json"), "{\"suggestions\": \"off\"}");
        terminal = Terminals.open(home, 100, 30, Map.of());
        terminal.awaitLast("kathara>");
    }

    @AfterEach
    void close() {
        if (terminal != null) {
            terminal.close();
        }
    }

    @Test
    void commandsRunAndThePromptNamesTheLab() {
        terminal.enter("vstart --eth 0:A pc1");
        terminal.await("pc1 is running");
        terminal.enter("lstart -d labs/ospf");
        terminal.await("lab ospf is up: 2 nodes, 1 link");
        terminal.awaitLast("ospf>");
        terminal.enter("r1 ip address");
        terminal.await("r1 runs ip address");
        terminal.awaitLast("ospf>");
    }

    @Test
    void aProgramThatDoesNotEndItsLineLeavesThePromptOnItsOwn() {
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
        terminal.enter("pc1 printf hello");
        terminal.awaitLast("kathara>");
    }

    @Test
    void theConsoleTakesEveryKeyUntilItIsLeft() {
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
        terminal.enter("pc1");
        terminal.await("on \"pc1\" now");
        terminal.type("x");
        terminal.press("C-c");
        terminal.await("x^C");
        terminal.press("C-]");
        terminal.awaitLast("kathara>");
        terminal.enter("pc1 hostname");
        terminal.await("pc1 runs hostname");
    }

    @Test
    void tabCompletesCommandsOptionsNodesAndFolders() {
        terminal.type("vsta");
        terminal.press("Tab");
        terminal.awaitLast("kathara> vstart");
        terminal.type("--det");
        terminal.press("Tab");
        terminal.awaitLast("kathara> vstart --detach");
        terminal.enter("router1");
        terminal.await("router1 is running");
        terminal.awaitLast("kathara>");
        terminal.type("connect rou");
        // names are looked up behind the prompt
        terminal.await("the node's name", screen -> {
            terminal.press("Tab");
            return terminal.row().endsWith("connect router1");
        });
        terminal.press("C-c");
        terminal.awaitLast("kathara>");
        terminal.type("lstart -d la");
        terminal.press("Tab");
        terminal.awaitLast("kathara> lstart -d labs/");
        terminal.type("o");
        terminal.press("Tab");
        terminal.awaitLast("kathara> lstart -d labs/ospf");
    }

    @Test
    void tabListsWhatMayComeWithDescriptions() {
        terminal.type("vstart --e");
        terminal.press("Tab");
        terminal.await("Variable in its environment");
    }

    @Test
    void controlCClearsTheLineAndTheSessionStays() {
        terminal.type("wipe everything");
        terminal.awaitLast("kathara> wipe everything");
        terminal.press("C-c");
        terminal.awaitLast("kathara>");
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
    }

    @Test
    void controlCCancelsWhatRunsAndTheSessionStays() {
        terminal.enter("groovy { println 'begun'; while (true) { } }");
        terminal.await("\nbegun");
        terminal.press("C-c");
        terminal.await("cancelled");
        terminal.awaitLast("kathara>");
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
    }

    @Test
    void whatRunsBehindThePromptSpeaksAboveItAndNeverThroughIt() {
        terminal.enter("!sh -c 'sleep 1; printf \"one\\ntwo\"; sleep 1; exit 3' &");
        terminal.awaitLast("kathara>");
        terminal.type("vstart --eth 0");
        terminal.await("[1] one\n[1] two\n[1] failed with status 3");
        terminal.awaitLast("kathara> vstart --eth 0");
        terminal.enter(":A pc1");
        terminal.await("pc1 is running");
    }

    @Test
    void controlCEndsACommandOfTheHostAndTheSessionStays() {
        terminal.enter("wait 1000s &");
        terminal.await("[1] wait 1000s &");
        terminal.enter("!sleep 1000");
        terminal.await("!sleep 1000");
        terminal.press("C-c");
        terminal.await("cancelled");
        terminal.awaitLast("kathara>");
        terminal.enter("jobs");
        terminal.await("s   wait 1000s &");
        terminal.enter("kill");
        terminal.await("[1] cancelled: wait 1000s &");
    }

    @Test
    void aBlockGoesOnOverLinesAndLessShowsPages() {
        terminal.enter("for n in a b {");
        terminal.awaitLast(">");
        terminal.enter("echo $n$n }");
        terminal.await("aa\nbb");
        terminal.enter("help | less");
        terminal.await("Single nodes");
        terminal.press("G");
        terminal.await("help COMMAND explains");
        terminal.press("q");
        terminal.awaitLast("kathara>");
    }

    @Test
    void aMistakeIsExplainedAndTheSessionStays() {
        terminal.enter("vstrat pc1");
        terminal.await("did you mean \"vstart\"?");
        terminal.awaitLast("kathara>");
    }

    @Test
    void anUnfinishedLineGoesOn() {
        terminal.enter("vstart \\");
        terminal.awaitLast(">");
        terminal.enter("pc1");
        terminal.await("pc1 is running");
    }

    @Test
    void exclamationMarksAndDollarsStayAsTheyAre() {
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
        terminal.enter("pc1 echo 'a!b !! $HOME'");
        terminal.await("pc1 runs echo a!b !! $HOME");
    }

    @Test
    void controlDLeavesTheTerminalAsItWas() {
        terminal.press("C-d");
        var screen = terminal.await("left with 0");
        terminal.await("no mode of the terminal that was switched off", now -> now.contains("left with 0\n0"));
        assertFalse(screen.contains("Exception"), screen);
    }

    @Test
    void exitLeaves() {
        terminal.enter("exit");
        terminal.await("left with 0");
    }

    @Test
    void historyIsKeptForTheOwnerAlone() throws IOException {
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
        terminal.enter(" vstart secret");
        terminal.await("secret is running");
        terminal.press("Up");
        terminal.awaitLast("kathara> vstart pc1");
        terminal.press("C-c");
        terminal.awaitLast("kathara>");
        terminal.press("C-d");
        terminal.await("left with 0");
        var history = home.resolve("data/kathara/history");
        var kept = Files.readString(history);
        assertTrue(kept.contains("vstart pc1") && !kept.contains("secret"), kept);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
    }

    @Test
    void aTerminalThatDoesNotKnowItsSizeIsUsable() throws IOException {
        var other = Files.createDirectory(home.resolve("other"));
        try (var sizeless = Terminals.open(other, 80, 24, Map.of(), "stty rows 0 columns 0")) {
            sizeless.enter("vstart pc1");
            sizeless.await("pc1 is running");
            sizeless.awaitLast("kathara>");
        }
    }

    @Test
    void aLocaleWithoutUnicodeGetsAscii() throws IOException {
        var other = Files.createDirectory(home.resolve("other"));
        try (var ascii = Terminals.open(other, 100, 24, Map.of("LC_ALL", "C"))) {
            ascii.enter("vstart " + "x".repeat(70));
            ascii.await("x...");
            assertTrue(ascii.screen().chars().allMatch(c -> c < 0x80), ascii.screen());
        }
        terminal.enter("vstart " + "x".repeat(70));
        terminal.await("x\u2026");
    }

    @Test
    void aNewSizeOfTheWindowKeepsTheLine() {
        terminal.type("vstart --eth 0:A");
        terminal.resize(60, 20);
        terminal.enter(" pc1");
        terminal.await("pc1 is running");
    }
}
