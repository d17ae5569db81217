package kathara.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kathara.testing.LongForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who types whatever comes: ten thousand keys and lines, in a row that a seed names. What must be left in the
 * end is a prompt that works.
 */
class RandomKeysTest {
    private static final int KEYS = 10_000;
    private static final long SEED = Long.getLong("kathara.test.seed", 20_261_127L);

    /** No {@code x}, so that no "exit" comes by chance; no {@code !}, {@code >} and slash, so that the machine is safe. */
    private static final String LETTERS = "abcdefghijklmnopqrstuvwyz0123456789 -.,:;'\"()[]{}#$*?@|&\\_=+~%^<`";

    private static final List<String> LINES = List.of(
            "vstart --eth 0:A pc1",
            "vstart --eth 0:A pc2",
            "vstart r1 --eth 0:B",
            "vhalt pc1",
            "vpause pc2",
            "vresume pc2",
            "no vpause pc2",
            "vconfig pc1 --add B",
            "vconfig pc1 --rm B",
            "vclean pc1",
            "lclean",
            "linfo",
            "linfo --json",
            "vlist",
            "undo",
            "redo",
            "pc1 ls -l",
            "pc1",
            "all hostname",
            "connect pc2",
            "help",
            "help vstart",
            "history",
            "tutorial",
            "tutorial next",
            "settings",
            "settings keys vi",
            "settings keys emacs",
            "settings status off",
            "settings status on",
            "groovy { while (false) { } }",
            "linfo | grep pc | head -1",
            "nosuch",
            "vstart 'pc",
            "if pc1 ls { echo yes } else { echo no }");

    private static final List<String> PRESSED = List.of(
            "Enter", "Enter", "Tab", "Tab", "Up", "Down", "Left", "Right", "BSpace", "BSpace", "DC", "Home", "End",
            "Escape", "C-a", "C-e", "C-k", "C-u", "C-w", "C-y", "C-r", "C-c", "C-c", "C-g", "C-l", "C-t", "C-_", "C-]",
            "M-f", "M-b", "M-d", "PPage", "NPage", "S-Tab");

    @TempDir
    Path home;

    @Test
    void aThousandKeysLeaveAPromptThatWorks() throws IOException {
        play(1_000);
    }

    @Test
    void tenThousandKeysLeaveAPromptThatWorks() throws IOException {
        LongForm.mustBeAsked();
        play(KEYS);
    }

    private void play(int keys) throws IOException {
        System.out.println("kathara.test.seed=" + SEED);
        var random = new Random(SEED);
        try (var terminal = Terminals.open(home, 80, 24, Map.of())) {
            for (int typed = 0; typed < keys; ) {
                typed += somethingBy(random, terminal);
            }
            assertFalse(terminal.screen().contains("left with"), terminal.screen());
            works(terminal);
        }
    }

    /** How many keys and lines it was. */
    private static int somethingBy(Random random, Tmux terminal) {
        int what = random.nextInt(10);
        if (what < 3) {
            terminal.enter(LINES.get(random.nextInt(LINES.size())));
            return 1;
        }
        if (what < 6) {
            var keys = random.ints(1 + random.nextInt(12), 0, PRESSED.size())
                    .mapToObj(PRESSED::get)
                    .toArray(String[]::new);
            terminal.press(keys);
            return keys.length;
        }
        if (what == 6 && random.nextInt(10) == 0) {
            terminal.paste("linfo\nvlist\n");
            return 2;
        }
        if (what == 7 && random.nextInt(20) == 0) {
            terminal.resize(40 + random.nextInt(150), 10 + random.nextInt(50));
            return 1;
        }
        var text = new StringBuilder();
        int length = 1 + random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        terminal.type(text.toString());
        return length;
    }

    /** Leaves whatever holds the keys - a console, the pager, a list, a search - and runs a line. */
    private static void works(Tmux terminal) {
        terminal.resize(80, 24);
        terminal.await("an answer", screen -> {
            terminal.press("C-]", "C-g", "C-c", "q", "C-c");
            terminal.type("echo alive and well");
            terminal.press("Enter");
            pause();
            return terminal.screen().contains("\nalive and well");
        });
        assertFalse(terminal.screen().contains("left with"), terminal.screen());
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
