package kathara.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.shell.screen.Screen;

/**
 * Shows something again and again until the user has seen enough: in place on a terminal, which is as before
 * afterwards; else each time below the last, when it has changed.
 */
final class Live {
    private static final long PERIOD_MILLIS = 1_000;
    private static final long LOOK_MILLIS = 50;
    /** Another screen than that with the user's lines, and back; as terminfo's smcup and rmcup of any xterm. */
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";

    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";

    private Live() {}

    /** What is shown. */
    interface Picture {
        void drawOn(Screen screen) throws InterruptedException;
    }

    static int show(Context context, Picture picture) throws InterruptedException {
        boolean dumb = context.workspace()
                .surroundings()
                .variable("TERM")
                .map("dumb"::equals)
                .orElse(true);
        if (!context.tty().present() || dumb) {
            below(context, picture);
        }
        return context.tty().lend(streams -> inPlace(streams, picture));
    }

    private static void below(Context context, Picture picture) throws InterruptedException {
        var last = "";
        while (true) {
            var now = text(picture, 0);
            if (!now.equals(last)) {
                context.screen().result(now);
                last = now;
            }
            Thread.sleep(PERIOD_MILLIS);
        }
    }

    private static int inPlace(Streams streams, Picture picture) throws InterruptedException {
        var console = streams.console().orElseThrow();
        write(streams.out(), ENTER);
        try {
            do {
                write(streams.out(), frame(text(picture, console.columns()), console.rows()));
            } while (!isLeaving(streams.in()));
        } finally {
            write(streams.out(), LEAVE);
        }
        return 0;
    }

    private static String text(Picture picture, int columns) throws InterruptedException {
        var kept = new Kept();
        try {
            picture.drawOn(kept.wide(columns));
        } catch (LabException e) {
            e.problems().forEach(problem -> kept.wide(columns).result(problem.toString()));
        }
        return kept.text();
    }

    /** From the upper left corner; what does not fit is counted in the last row. */
    private static String frame(String text, int rows) {
        var lines = text.lines().toList();
        var frame = new StringBuilder("\u001b[H");
        int most = Math.max(1, rows - 2);
        lines.stream().limit(most).forEach(line -> frame.append(line).append("\u001b[K\r\n"));
        frame.append("\u001b[J");
        if (lines.size() > most) {
            frame.append(lines.size() - most).append(" more; ");
        }
        return frame.append("q leaves").toString();
    }

    /** Waits for the next picture; whether a key ends it all meanwhile. */
    private static boolean isLeaving(InputStream keys) throws InterruptedException {
        try {
            for (long waited = 0; waited < PERIOD_MILLIS; waited += LOOK_MILLIS) {
                while (keys.available() > 0) {
                    int key = keys.read();
                    if (key == 'q' || key == 'Q' || key == 3 || key == 4 || key < 0) { // Ctrl-C, Ctrl-D, the end
                        return true;
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
