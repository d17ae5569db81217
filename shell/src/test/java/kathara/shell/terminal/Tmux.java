package kathara.shell.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real terminal emulator, tmux(1), with one program in it: keys go in, and the screen is read as it is drawn. */
final class Tmux implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path socket;

    /** Starts a shell command line in a terminal of this size. */
    Tmux(Path socket, Path directory, int columns, int rows, String line) {
        this.socket = socket;
        call(
                "-f",
                "/dev/null",
                "-u",
                "new-session",
                "-d",
                "-x",
                Integer.toString(columns),
                "-y",
                Integer.toString(rows),
                "-c",
                directory.toString(),
                line);
    }

    /** Whether there is a tmux on this machine. */
    static boolean present() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Types this text. */
    void type(String text) {
        call("send-keys", "-l", "--", text);
    }

    /** Presses keys by tmux's names, as in {@code Enter}, {@code C-c}. */
    void press(String... keys) {
        var words = new ArrayList<>(List.of("send-keys"));
        words.addAll(List.of(keys));
        call(words.toArray(new String[0]));
    }

    /** Pastes this as a terminal does that marks what is pasted. */
    void paste(String text) {
        call("set-buffer", "--", text);
        call("paste-buffer", "-p", "-r");
    }

    void enter(String text) {
        type(text);
        press("Enter");
    }

    void resize(int columns, int rows) {
        call("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /** The screen, without empty rows at its end. */
    String screen() {
        return call("capture-pane", "-p").stripTrailing();
    }

    /** The screen with the codes of colours and so on. */
    String styled() {
        return call("capture-pane", "-p", "-e");
    }

    /** Waits until the screen is so; the screen. */
    String await(String what, Predicate<String> so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var screen = screen();
        while (!so.test(screen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never seen: " + what + "; the screen is\n" + screen);
            }
            pause();
            screen = screen();
        }
        return screen;
    }

    /** Waits for a text. */
    String await(String text) {
        return await(text, screen -> screen.contains(text));
    }

    /** Waits until the row that the cursor is in is this, but for what stands at its right end. */
    String awaitLast(String row) {
        return await("in the cursor's row " + row, screen -> row().equals(row));
    }

    /** The row that the cursor is in, without a right prompt. */
    String row() {
        var row = call("display-message", "-p", "#{cursor_y}").strip();
        return call("capture-pane", "-p", "-S", row, "-E", row).stripTrailing().replaceFirst("\\s{3,}\\S.*$", "");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String call(String... words) {
        var line = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        line.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", words) + ": " + said);
            }
            return said;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends this server of ours and the program in it. */
    @Override
    public void close() {
        call("kill-server");
    }
}
