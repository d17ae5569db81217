package kathara.shell.terminal;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import kathara.engine.platform.Cancelled;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.command.Interpreter;
import kathara.shell.command.Tutorial;
import kathara.shell.completion.Completion;
import kathara.shell.completion.InsideNodes;
import kathara.shell.screen.Screen;
import kathara.shell.screen.StreamScreen;
import kathara.shell.workspace.Workspace;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/**
 * The prompt. It is there at once; the platform is opened behind it. The thread that reads lines waits while one runs;
 * Ctrl-C interrupts it then, which cancels what runs, and clears the line while one is typed.
 */
public final class Repl {
    private static final Duration LONG = Duration.ofSeconds(2);

    private final Workspace workspace;
    private final UserTerminal user;
    private final boolean plain;
    private final boolean debug;
    private final Prompt prompt;
    private final Screen screen;
    private final Interpreter interpreter;
    private final Background background;
    private volatile PromptSettings settings;
    private int lastStatus;
    private Duration lastTook = Duration.ZERO;

    /**
     * @param plain without colours
     * @param debug whether to show where inside the program an error comes from
     * @param explain whether to show what each call to the platform amounts to
     */
    public Repl(Workspace workspace, UserTerminal user, boolean plain, boolean debug, boolean explain) {
        this.workspace = workspace;
        this.user = user;
        this.plain = plain;
        this.debug = debug;
        this.settings = PromptSettings.of(workspace, plain, dumb());
        var inside = new InsideNodes();
        this.prompt = new Prompt(workspace, user.terminal(), new Completion(workspace, inside), settings);
        var out = user.out();
        this.screen = new PagedScreen(
                new StreamScreen(out, out, !plain && !dumb(), () -> settings.theme(), user::columns),
                user,
                () -> settings.pager());
        this.interpreter = new Interpreter(workspace, screen, user, this::above);
        if (explain) {
            interpreter.explain();
        }
        this.background = new Background(workspace, prompt.line(), inside, Background.QUIET);
        prompt.namesFrom(background::names);
        prompt.alsoSays(interpreter::going);
    }

    private boolean dumb() {
        return user.terminal().getType().startsWith(Terminal.TYPE_DUMB);
    }

    /** Plays a file as if that was typed first, and is a prompt when the user wants one in between. */
    public int play(List<String> words) {
        background.start();
        runLine(words.stream().map(LineAtCursor::quoted).collect(Collectors.joining(" ")));
        return interpreter.demos().waits() ? readLines() : ended(lastStatus);
    }

    /** Reads and runs lines until the user leaves; the status to end with. */
    public int run() {
        background.start();
        return readLines();
    }

    private int readLines() {
        boolean failed = false;
        while (!interpreter.leaving()) {
            try {
                settings = PromptSettings.of(workspace, plain, dumb());
                prompt.set(settings);
                var line = prompt.read(prompt(), right());
                failed = false;
                runLine(line);
            } catch (UserInterruptException e) {
                continue; // Ctrl-C clears the line
            } catch (EndOfFileException e) {
                break; // Ctrl-D leaves
            } catch (RuntimeException e) {
                bug(e);
                if (failed) {
                    throw e; // it cannot read at all
                }
                failed = true;
            }
        }
        return ended(0);
    }

    private int ended(int status) {
        interpreter.end();
        background.close();
        return status;
    }

    /** What jobs say never comes through the line that is typed. */
    private void above(String text) {
        if (prompt.line().isReading()) {
            prompt.line().printAbove(text);
        } else {
            screen.result(text);
        }
    }

    private void bug(Throwable thrown) {
        screen.problem(Problem.of(
                "a bug of ours: " + thrown, "please report it, with what --debug shows; the session goes on"));
        trace(thrown);
    }

    private String prompt() {
        return settings.theme().styled(Screen.Role.LAB, workspace.title()) + "> ";
    }

    /** What the last line came to, when that is worth a word: it failed, or took long. */
    private String right() {
        var said = (lastStatus == 0 ? "" : "status " + lastStatus)
                + (lastTook.compareTo(LONG) < 0
                        ? ""
                        : (lastStatus == 0 ? "" : ", ") + lastTook.toMillis() / 100 / 10.0 + " s");
        return dumb() ? "" : settings.theme().styled(lastStatus == 0 ? Screen.Role.FAINT : Screen.Role.BAD, said);
    }

    private void runLine(String line) {
        var thread = Thread.currentThread();
        var before = user.terminal().handle(Terminal.Signal.INT, signal -> thread.interrupt());
        var begun = System.nanoTime();
        boolean paused = false;
        try {
            background.pause();
            paused = true;
            lastStatus = interpreter.runTyped(line);
            if (lastStatus == 0 && !interpreter.leaving()) {
                Tutorial.after(interpreter.context(), line);
            }
        } catch (LabException e) {
            lastStatus = e.kind().exitStatus();
            e.problems().forEach(screen::problem);
            trace(e);
        } catch (InterruptedException | Cancelled e) {
            lastStatus = 1;
            screen.problem(Problem.of("cancelled"));
        } catch (RuntimeException | StackOverflowError e) {
            lastStatus = 70;
            bug(e);
        } finally {
            Thread.interrupted(); // a Ctrl-C that came too late is not for the next command
            user.terminal().handle(Terminal.Signal.INT, before);
            screen.endProgress();
            lastTook = Duration.ofNanos(System.nanoTime() - begun);
            if (paused) {
                background.resume();
            }
        }
    }

    private void trace(Throwable thrown) {
        if (debug) {
            thrown.printStackTrace();
        }
    }
}
