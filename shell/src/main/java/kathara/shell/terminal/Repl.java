package kathara.shell.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import kathara.engine.platform.Cancelled;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.command.Interpreter;
import kathara.shell.completion.Completion;
import kathara.shell.language.Statements;
import kathara.shell.screen.Screen;
import kathara.shell.screen.StreamScreen;
import kathara.shell.workspace.Workspace;
import org.jline.reader.Candidate;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The prompt. It is there at once; the platform is opened behind it. The thread that reads lines waits while one runs;
 * Ctrl-C interrupts it then, which cancels what runs, and clears the line while one is typed.
 */
public final class Repl {
    private final Workspace workspace;
    private final UserTerminal user;
    private final boolean plain;
    private final boolean debug;
    private final LineReader reader;
    private final Screen screen;
    private final Interpreter interpreter;
    private final Background background;

    /**
     * @param plain without colours
     * @param debug whether to show where inside the program an error comes from
     */
    public Repl(Workspace workspace, UserTerminal user, Path history, boolean plain, boolean debug) {
        this.workspace = workspace;
        this.user = user;
        this.plain = plain;
        this.debug = debug;
        var completion = new Completion(workspace);
        this.reader = LineReaderBuilder.builder()
                .terminal(user.terminal())
                .appName("kathara")
                .parser(new ShellParser())
                .completer((ignored, line, candidates) -> complete(completion, (LineAtCursor) line, candidates))
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "> ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.AUTO_GROUP, true)
                .option(LineReader.Option.AUTO_MENU_LIST, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        this.screen = new StreamScreen(out, out, !plain, !plain, user::columns);
        this.interpreter = new Interpreter(workspace, screen, user, this::above);
        this.background = new Background(workspace, reader, Background.QUIET);
    }

    /** Reads and runs lines until the user leaves; the status to end with. */
    public int run() {
        background.start();
        while (!interpreter.leaving()) {
            try {
                runLine(reader.readLine(prompt()));
            } catch (UserInterruptException e) {
                continue; // Ctrl-C clears the line
            } catch (EndOfFileException e) {
                break; // Ctrl-D leaves
            }
        }
        interpreter.endJobs();
        background.close();
        return 0;
    }

    /** What jobs say never comes through the line that is typed. */
    private void above(String text) {
        if (reader.isReading()) {
            reader.printAbove(text);
        } else {
            screen.result(text);
        }
    }

    private String prompt() {
        var name = workspace.place().lab().name().equals(Workspace.DEFAULT)
                ? "kathara"
                : workspace.place().shown();
        var text = new AttributedStringBuilder();
        if (plain) {
            return name + "> ";
        }
        text.styled(AttributedStyle.BOLD.foreground(AttributedStyle.GREEN), name)
                .append("> ");
        return text.toAnsi(user.terminal());
    }

    private void runLine(String line) {
        var thread = Thread.currentThread();
        var before = user.terminal().handle(Terminal.Signal.INT, signal -> thread.interrupt());
        boolean paused = false;
        try {
            background.pause();
            paused = true;
            interpreter.runTyped(line);
        } catch (LabException e) {
            e.problems().forEach(screen::problem);
            trace(e);
        } catch (InterruptedException | Cancelled e) {
            screen.problem(Problem.of("cancelled"));
        } catch (RuntimeException | StackOverflowError e) {
            screen.problem(Problem.of(
                    "a bug of ours: " + e, "please report it, with what --debug shows; the session goes on"));
            trace(e);
        } finally {
            Thread.interrupted(); // a Ctrl-C that came too late is not for the next command
            user.terminal().handle(Terminal.Signal.INT, before);
            screen.endProgress();
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

    private void complete(Completion completion, LineAtCursor line, List<Candidate> candidates) {
        completion
                .suggestions(line.half(), background.names())
                .forEach(s -> candidates.add(new Candidate(
                        s.value(),
                        s.value(),
                        s.group(),
                        s.description().isEmpty() ? null : s.description(),
                        null,
                        null,
                        s.whole())));
    }

    /** Our own language: a line that is not finished goes on, and half a line can be completed. */
    private static final class ShellParser implements Parser {
        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE) {
                try {
                    Statements.of(Interpreter.PROMPT, line);
                } catch (Statements.Unfinished e) {
                    throw new EOFError(-1, cursor, e.problem().what(), "");
                }
            }
            return new LineAtCursor(line, cursor);
        }

        @Override
        public boolean isEscapeChar(char c) {
            return c == '\\';
        }
    }
}
