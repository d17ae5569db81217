package kathara.shell.screen;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import kathara.engine.problem.Problem;
import org.fusesource.jansi.Ansi;

/**
 * A screen of two streams. With colours and a progress line where both are a terminal; plain text and, for what takes
 * long, plain lines where they are not.
 */
public final class StreamScreen implements Screen {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;
    private final boolean colours;
    private final IntSupplier width;
    private Instant lastLine = Instant.EPOCH;
    private boolean progressing;
    private boolean progressShown;

    /**
     * @param live whether the error stream is a terminal on which a line can be written again
     * @param width in columns; 0 when nothing limits it
     */
    public StreamScreen(PrintStream out, PrintStream err, boolean live, boolean colours, IntSupplier width) {
        this.out = out;
        this.err = err;
        this.live = live;
        this.colours = colours;
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
        if (live) {
            err.print("\r\u001b[K" + what + " " + done + "/" + all);
            err.flush();
            progressShown = true;
        } else if (!progressing) {
            progressing = true;
            lastLine = Instant.now();
        } else if (done < all && Duration.between(lastLine, Instant.now()).compareTo(BETWEEN_LINES) > 0) {
            lastLine = Instant.now();
            err.println(what + " " + done + "/" + all);
        }
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
    public OutputStream out() {
        return out;
    }

    @Override
    public OutputStream err() {
        return err;
    }

    @Override
    public String styled(Role role, String text) {
        if (!colours || text.isEmpty()) {
            return text;
        }
        var ansi = new Ansi();
        return switch (role) {
            case COMMAND -> ansi.bold().a(text).reset().toString();
            case NODE -> ansi.fgCyan().a(text).reset().toString();
            case LINK -> ansi.fgYellow().a(text).reset().toString();
            case LAB -> ansi.fgGreen().bold().a(text).reset().toString();
            case GOOD -> ansi.fgGreen().a(text).reset().toString();
            case BAD -> ansi.fgRed().a(text).reset().toString();
            case FAINT -> ansi.fgBrightBlack().a(text).reset().toString();
        };
    }
}
