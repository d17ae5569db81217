package kathara.shell.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import kathara.engine.problem.Problem;
import kathara.shell.screen.PipedScreen;
import kathara.shell.screen.Screen;
import kathara.shell.screen.StreamScreen;
import kathara.shell.screen.Theme;

/** Keeps what a command writes, to be looked at. */
final class Kept {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** One on which results are kept; all else goes where it went. */
    Screen ofResults(Screen user) {
        return new PipedScreen(user, out);
    }

    /** One that shows nothing. */
    Screen ofAll() {
        return wide(0);
    }

    /** The same, so many columns wide; 0 when nothing limits it. */
    Screen wide(int columns) {
        return new StreamScreen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                () -> Theme.PLAIN,
                () -> columns);
    }

    void say(Problem problem) {
        err.writeBytes((problem.headline() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return out.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    String said() {
        return err.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
