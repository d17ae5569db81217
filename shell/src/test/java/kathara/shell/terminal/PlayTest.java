package kathara.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Demos before an audience: the real program in a real terminal emulator. */
class PlayTest {
    @TempDir
    Path home;

    private Tmux terminal;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve(".config/kathara"));
        Files.writeString(home.resolve(".config/kathara/settings.json"), "{\"suggestions\": \"off\"}");
        Files.writeString(home.resolve("demo.ksh"), """
                # Two nodes on one link.
                vstart --eth 0:A pc1
                vstart --eth 0:A pc2
                # Both are there.
                all hostname
                # That is all.
                """);
        terminal = Terminals.open(home, 100, 40, Map.of());
        terminal.awaitLast("kathara>");
    }

    @AfterEach
    void close() {
        if (terminal != null) {
            terminal.close();
        }
    }

    @Test
    void enterRunsTheLineThatIsTyped() {
        terminal.enter("play --speed 20 demo.ksh");
        terminal.await("# Two nodes on one link.");
        terminal.awaitLast("kathara> vstart --eth 0:A pc1");
        assertFalse(terminal.screen().contains("pc1 is running"));
        terminal.press("Enter");
        terminal.await("pc1 is running");
        terminal.awaitLast("kathara> vstart --eth 0:A pc2");
        terminal.press("Enter");
        terminal.await("pc2 is running");
        terminal.await("# Both are there.");
        terminal.awaitLast("kathara> all hostname");
        terminal.press("Enter");
        terminal.await("# That is all.");
        terminal.await("that was demo.ksh");
        terminal.awaitLast("kathara>");
    }

    @Test
    void keysSkipAndStepBackByUndo() {
        terminal.enter("play --speed 20 demo.ksh");
        terminal.awaitLast("kathara> vstart --eth 0:A pc1");
        terminal.press("b");
        terminal.await("this is the first line");
        terminal.press("Enter");
        terminal.awaitLast("kathara> vstart --eth 0:A pc2");
        terminal.press("s");
        terminal.awaitLast("kathara> all hostname");
        terminal.press("b");
        terminal.awaitLast("kathara> vstart --eth 0:A pc2");
        terminal.press("b");
        terminal.await("pc1 is removed with the files in it");
        terminal.await("stepped back: the lab is as it was before this line");
        terminal.awaitLast("kathara> vstart --eth 0:A pc1");
        terminal.press("?");
        terminal.press("q");
        terminal.awaitLast("kathara>");
        terminal.await("no nodes");
    }

    @Test
    void theLivePromptIsThereInBetween() {
        terminal.enter("play --speed 20 demo.ksh");
        terminal.awaitLast("kathara> vstart --eth 0:A pc1");
        terminal.press("Enter");
        terminal.awaitLast("kathara> vstart --eth 0:A pc2");
        terminal.press("p");
        terminal.await("play 2/3 waits");
        terminal.await("| play 2/3");
        terminal.enter("vstart live");
        terminal.await("live is running");
        terminal.enter("play --speed 20");
        terminal.awaitLast("kathara> vstart --eth 0:A pc2");
        terminal.press("C-c");
        terminal.awaitLast("kathara>");
        terminal.enter("play --speed 20");
        terminal.awaitLast("kathara> vstart --eth 0:A pc2");
        terminal.press("q");
        terminal.awaitLast("kathara>");
        terminal.await("the play is over", screen -> !screen.contains("| play"));
    }

    @Test
    void aLineThatFailsLeavesThePromptAndIsTypedAgain() throws IOException {
        Files.writeString(home.resolve("bad.ksh"), "vclean pc7\nvstart pc8\n");
        terminal.enter("play --speed 20 bad.ksh");
        terminal.awaitLast("kathara> vclean pc7");
        terminal.press("Enter");
        terminal.await("bad.ksh:1:1: ");
        terminal.await("play types this line again");
        terminal.awaitLast("kathara>");
        terminal.enter("vstart pc7");
        terminal.await("pc7 is running");
        terminal.enter("play --speed 20");
        terminal.awaitLast("kathara> vclean pc7");
        terminal.press("Enter");
        terminal.awaitLast("kathara> vstart pc8");
        terminal.press("q");
        terminal.awaitLast("kathara>");
    }

    @Test
    void aSessionIsRecordedWithItsConsolesAndPlayedByItself() throws IOException {
        terminal.enter("record start live");
        terminal.await("recording live.ksh; record stop ends it");
        terminal.await("| recording live.ksh");
        terminal.enter("# a node");
        terminal.awaitLast("kathara>");
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
        terminal.awaitLast("kathara>");
        terminal.enter("pc1 hostname");
        terminal.await("pc1 runs hostname");
        terminal.awaitLast("kathara>");
        terminal.enter("pc1");
        terminal.await("on \"pc1\" now");
        terminal.type("x");
        terminal.await("\nx");
        terminal.press("C-]");
        terminal.awaitLast("kathara>");
        terminal.enter("wait 1000s &");
        terminal.await("| recording live.ksh | 1 job");
        terminal.enter("kill 1");
        terminal.await("cancelled: wait 1000s");
        terminal.enter("record stop");
        terminal.await("recorded 4 lines in live.ksh");
        assertEquals(
                List.of(
                        "#!/usr/bin/env kathara",
                        "# a node",
                        "vstart pc1",
                        "pc1 hostname",
                        "# by hand: pc1",
                        "wait 1000s &",
                        "kill 1"),
                Files.readAllLines(home.resolve("live.ksh")));
        var cast = Files.readString(home.resolve("live.cast"));
        assertTrue(cast.startsWith("{\"version\":2,\"width\":100,\"height\":40,"), cast);
        assertTrue(cast.contains("\"m\",\"pc1 hostname\"]") && cast.contains("pc1 runs hostname\\r\\n"), cast);
        terminal.enter("vclean pc1");
        terminal.awaitLast("kathara>");
        terminal.press("C-l");
        terminal.enter("play --auto --speed 20 live.ksh");
        terminal.await("that was live.ksh");
        terminal.await("# by hand: pc1");
    }
}
