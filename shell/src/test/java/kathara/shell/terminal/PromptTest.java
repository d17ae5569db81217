package kathara.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the prompt does besides running lines; docs/prompt.md shows the rest. */
class PromptTest {
    @TempDir
    Path home;

    private Tmux terminal;

    private void open(int columns, int rows, Map<String, String> variables) throws IOException {
        terminal = Terminals.open(home, columns, rows, variables);
    }

    private void open() throws IOException {
        open(80, 24, Map.of());
    }

    @AfterEach
    void close() {
        if (terminal != null) {
            terminal.close();
        }
    }

    private void set(String json) throws IOException {
        Files.createDirectories(home.resolve(".config/kathara"));
        Files.writeString(home.resolve(".config/kathara/settings.json"), json);
    }

    @Test
    void linesThatArePastedWaitForEnter() throws IOException {
        open();
        terminal.paste("vstart pc1\nvstart pc2\n");
        var screen = terminal.await("2 lines were pasted");
        assertFalse(screen.contains("is running"), screen);
        terminal.press("Enter");
        terminal.await("pc1 is running");
        terminal.await("pc2 is running");
    }

    @Test
    void linesThatArePastedCanBeDropped() throws IOException {
        open();
        terminal.paste("vstart pc1\nvstart pc2\n");
        terminal.await("2 lines were pasted");
        terminal.press("C-c");
        terminal.awaitLast("kathara>");
        terminal.enter("vstart pc3");
        var screen = terminal.await("pc3 is running");
        assertFalse(screen.contains("pc1 is running"), screen);
    }

    @Test
    void keysBehindControlCAreNotLost() throws IOException {
        open();
        for (int i = 0; i < 20; i++) {
            terminal.type("rubbish");
            terminal.press("C-c", "v", "s", "t");
            terminal.await("vst in the line", screen -> terminal.row().startsWith("kathara> vst"));
            terminal.press("C-c");
            terminal.awaitLast("kathara>");
        }
    }

    @Test
    void aResultLongerThanTheWindowIsShownPageByPage() throws IOException {
        open();
        terminal.enter("help");
        terminal.await("q leaves");
        terminal.press("q");
        terminal.awaitLast("kathara>");
        terminal.enter("settings pager off");
        terminal.await("kept in");
        terminal.enter("help");
        terminal.await("help COMMAND explains one command");
        terminal.awaitLast("kathara>");
    }

    @Test
    void onADumbTerminalThereIsNothingBesidesTheLine() throws IOException {
        open(80, 24, Map.of("TERM", "dumb"));
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
        terminal.enter("linfo");
        var screen = terminal.await("kathara/base");
        assertFalse(screen.contains("nodes up") || screen.contains("node up"), screen);
        assertFalse(terminal.styled().contains("\u001b["), terminal.styled());
    }

    @Test
    void withNoColorTheLineIsPlain() throws IOException {
        open(80, 24, Map.of("NO_COLOR", "1"));
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
        terminal.type("nosuch ");
        terminal.await("nosuch");
        assertFalse(terminal.styled().matches("(?s).*\u001b\\[[0-9;]*3[0-7].*"), terminal.styled());
    }

    @Test
    void aWordThatNothingIsCalledIsUnderlinedAndRedBeforeEnter() throws IOException {
        open();
        terminal.type("nosuch ");
        terminal.await("marks", screen -> terminal.styled().matches("(?s).*\u001b\\[4m\u001b\\[31mnosuch.*"));
        terminal.press("C-c");
        terminal.awaitLast("kathara>");
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
        terminal.type("pc1 ");
        terminal.await("marks", screen -> terminal.styled().contains("\u001b[36mpc1"));
    }

    @Test
    void newSizesOfTheWindowLeaveNoRubbish() throws IOException {
        open();
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
        terminal.type("connect ");
        for (int columns : new int[] {50, 120, 40, 100}) {
            terminal.resize(columns, 20);
            terminal.await("the line", screen -> terminal.row().startsWith("kathara> connect"));
        }
        terminal.press("C-c");
        terminal.awaitLast("kathara>");
        terminal.enter("linfo");
        terminal.await("kathara/base");
    }

    @Test
    void theKeysOfViAreThereWhenTheyAreSet() throws IOException {
        set("{\"keys\": \"vi\", \"suggestions\": \"off\"}");
        open();
        terminal.type("vstart pc9");
        terminal.press("Escape");
        terminal.type("x");
        terminal.type("A");
        terminal.type("1");
        terminal.press("Enter");
        terminal.await("pc1 is running");
    }

    @Test
    void keysOfTheUsersInputrcCount() throws IOException {
        Files.writeString(home.resolve(".inputrc"), "\"\\C-t\": \"vstart pc7\"\n");
        open();
        terminal.press("C-t");
        terminal.await("the line", screen -> terminal.row().startsWith("kathara> vstart pc7"));
    }

    @Test
    void historyIsKeptWithTimeAndLab() throws IOException {
        open();
        terminal.enter("vstart pc1");
        terminal.await("pc1 is running");
        var rows = Files.readAllLines(home.resolve("data/kathara/history"));
        assertEquals(1, rows.size());
        assertTrue(rows.get(0).matches("[0-9]{13}\tdefault\tvstart pc1"), rows.get(0));
    }

    @Test
    void theTutorialGoesOnWhenAStepIsDone() throws IOException {
        open(100, 40, Map.of());
        terminal.enter("tutorial");
        terminal.await("Step 1 of 10");
        terminal.enter("vstart --eth 0:A pc1");
        terminal.await("Step 2 of 10");
        terminal.enter("vstart --eth 0:A pc2");
        terminal.await("Step 3 of 10");
        terminal.enter("pc1 ip address add 10.0.0.1/24 dev eth0");
        terminal.await("Step 4 of 10");
        terminal.enter("pc2 ip address add 10.0.0.2/24 dev eth0");
        terminal.await("Step 5 of 10");
        terminal.enter("pc1 ping -c 2 10.0.0.2");
        terminal.await("Step 6 of 10");
        terminal.enter("linfo");
        terminal.await("Step 7 of 10");
        terminal.enter("vconfig pc2 --add B");
        terminal.await("Step 8 of 10");
        terminal.enter("undo");
        terminal.await("go on? [y/N]");
        terminal.enter("y");
        terminal.await("Step 9 of 10");
        terminal.enter("save two-pcs");
        terminal.await("Step 10 of 10");
        terminal.enter("vclean pc1 pc2");
        terminal.await("That was the tutorial");
    }
}
