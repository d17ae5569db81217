package kathara.shell.screen;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import kathara.engine.problem.Problem;

/**
 * A screen of two streams. With colours and a progress line where both are a terminal; plain text and, for what takes
 * long, plain lines where they are not.
 */
public final class StreamScreen implements Screen {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;
    private final Supplier<Theme> theme;
    private final IntSupplier width;
    private Instant lastLine = Instant.EPOCH;
    private Instant begun = Instant.EPOCH;
    private boolean progressing;
    private boolean progressShown;

    /**
     * @param live whether the error stream is a terminal on which a line can be written again
     * @param width in columns; 0 when nothing limits it
     */
    public StreamScreen(PrintStream out, PrintStream err, boolean live, Supplier<Theme> theme, IntSupplier width) {
        this.out = out;
        this.err = err;
        this.live = live;
        this.theme = theme;
        this.width = width;
    }

    @Override
    public synchronized void result(String text) {
        endProgress();
        out.println(text);
        out.flush();
    }

    @Override
    public synchronized void note(String text) {
        endProgress();
        err.println(styled(Role.FAINT, text));
    }

    @Override
    public synchronized void warning(Problem problem) {
        endProgress();
        err.println("warning: " + problem);
    }

    @Override
    public synchronized void problem(Problem problem) {
        endProgress();
        err.println(styled(Role.BAD, problem.headline()));
        problem.remedy().ifPresent(remedy -> err.println("  " + remedy));
    }

    @Override
    public synchronized void progress(String what, int done, int all) {
        if (!progressing) {
            progressing = true;
            begun = Instant.now();
            lastLine = begun;
        }
        if (live) {
            err.print("\r\u001b[K" + clipped(what + " " + done + "/" + all + pace(done, all)));
            err.flush();
            progressShown = true;
        } else if (done < all && Duration.between(lastLine, Instant.now()).compareTo(BETWEEN_LINES) > 0) {
            lastLine = Instant.now();
            err.println(what + " " + done + "/" + all + pace(done, all));
        }
    }

    /** How fast it goes, and how long it takes if it goes on so; nothing at the beginning, when nobody can tell. */
    private String pace(int done, int all) {
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        if (seconds < 1 || done < 2) {
            return "";
        }
        double each = done / seconds;
        return String.format(Locale.ROOT, ", %.1f/s", each)
                + (done < all ? ", " + Math.round((all - done) / each) + " s left" : "");
    }

    private String clipped(String line) {
        int columns = width.getAsInt();
        return columns <= 0 || line.length() < columns ? line : line.substring(0, columns - 1);
    }

    @Override
    public synchronized void endProgress() {
        progressing = false;
        if (progressShown) {
            progressShown = false;
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    @Override
    public void table(List<String> heading, List<List<String>> rows) {
        Table.lines(heading, rows, width.getAsInt()).forEach(this::result);
    }

    @Override
    public int columns() {
        return width.getAsInt();
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public OutputStream err() {
        return err;
    }

    @Override
    public String styled(Role role, String text) {
        return theme.get().styled(role, text);
    }
}
