package kathara.shell.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kathara.engine.problem.LabException;
import kathara.shell.command.Interpreter;
import kathara.shell.completion.Completion;
import kathara.shell.completion.LiveNames;
import kathara.shell.completion.Marks;
import kathara.shell.language.HalfLine;
import kathara.shell.language.Statements;
import kathara.shell.workspace.PastLines;
import kathara.shell.workspace.Workspace;
import org.jline.builtins.InputRC;
import org.jline.reader.Candidate;
import org.jline.reader.EOFError;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReader.SuggestionType;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.widget.AutopairWidgets;
import org.jline.widget.AutosuggestionWidgets;

/** Reads lines: puts together what JLine has and what we know of the lab. */
final class Prompt {
    private final Terminal terminal;
    private final Completion completion;
    private final PromptLine line;
    private final LabHistory history;
    private final Below below;
    private final AutopairWidgets pairs;
    private Supplier<LiveNames> names = () -> LiveNames.NONE;
    private volatile PromptSettings settings;

    Prompt(Workspace workspace, Terminal terminal, Completion completion, PromptSettings settings) {
        this.terminal = terminal;
        this.completion = completion;
        this.settings = settings;
        this.below = new Below(workspace, completion);
        this.history = new LabHistory(
                new PastLines(workspace.surroundings()),
                () -> workspace.lab().name().text());
        this.line = made(terminal);
        line.setParser(new ShellParser());
        line.setHistory(history);
        line.setCompleter((reader, parsed, candidates) -> complete((LineAtCursor) parsed, candidates));
        line.setHighlighter((reader, text) -> painted(text));
        line.showBelow((text, cursor, columns) -> below(text, cursor));
        options();
        this.pairs = new AutopairWidgets(line, true);
        var suggesting = new AutosuggestionWidgets(line);
        suggesting.enable();
        line.setAutosuggestion(SuggestionType.NONE); // its keys are JLine's; what is suggested is ours
        line.bind(this::ask, "ask", "?");
        line.bind(new FuzzySearch(line, history, () -> new Painter(this.settings.theme())), "find", "\u0012");
        line.bind(this::accept, "accept", "\r");
        line.readInterruptAsKey();
        userKeys(workspace);
        set(settings);
    }

    /** A line that ends within a block that was just opened goes on; the brace that came with it is typed later. */
    private boolean accept() {
        var buffer = line.getBuffer();
        boolean opened = buffer.prevChar() == '{' && buffer.currChar() == '}';
        if (opened && buffer.cursor() == buffer.length() - 1) {
            buffer.delete();
        }
        line.callWidget(LineReader.ACCEPT_LINE);
        return true;
    }

    private static PromptLine made(Terminal terminal) {
        try {
            return new PromptLine(terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void options() {
        line.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "> ");
        line.setVariable(LineReader.HISTORY_SIZE, 10_000);
        for (var option : List.of(
                Option.DISABLE_EVENT_EXPANSION, // a ! is the user's, as it is
                Option.AUTO_GROUP,
                Option.AUTO_MENU_LIST,
                Option.HISTORY_IGNORE_SPACE,
                Option.CASE_INSENSITIVE)) {
            line.setOpt(option);
        }
    }

    /** What the user has set for all programs that read lines. */
    private void userKeys(Workspace workspace) {
        var file = workspace
                .surroundings()
                .variable("INPUTRC")
                .map(Path::of)
                .orElse(workspace.surroundings().home().resolve(".inputrc"));
        try {
            if (Files.isReadable(file)) {
                InputRC.configure(line, file);
            }
        } catch (IOException | RuntimeException e) {
            line.printAbove(file + " cannot be read as settings of readline: " + e.getMessage());
        }
    }

    /** What is known of the lab comes from here; it must not wait. */
    void namesFrom(Supplier<LiveNames> source) {
        names = source;
    }

    /** What goes on in the session besides the line is said below it. */
    void alsoSays(Supplier<List<String>> going) {
        below.alsoSays(going);
    }

    PromptLine line() {
        return line;
    }

    /** From now on it is so. */
    void set(PromptSettings changed) {
        settings = changed;
        if (changed.pairs()) {
            pairs.enable();
        } else {
            pairs.disable();
        }
        if (changed.vi()) {
            line.setVariable(LineReader.EDITING_MODE, "vi");
            line.getKeyMaps().put(LineReader.MAIN, line.getKeyMaps().get(LineReader.VIINS));
        } else if (!"vi".equals(line.getVariable(LineReader.EDITING_MODE))) {
            line.getKeyMaps().put(LineReader.MAIN, line.getKeyMaps().get(LineReader.EMACS));
        }
    }

    String read(String prompt, String right) {
        return line.readLine(prompt, right.isEmpty() ? null : right, (Character) null, null);
    }

    private void complete(LineAtCursor at, List<Candidate> candidates) {
        completion
                .suggestions(at.half(), names.get())
                .forEach(s -> candidates.add(new Candidate(
                        s.value(),
                        s.value(),
                        s.group(),
                        s.description().isEmpty() ? null : s.description(),
                        null,
                        null,
                        s.whole())));
    }

    private AttributedString painted(String text) {
        var painter = new Painter(settings.theme());
        var painted = painter.line(text, Marks.of(text, completion, names.get()));
        var more = settings.suggestions() && line.typing() ? more(text) : Optional.<String>empty();
        line.setTailTip(more.orElse(""));
        return more.isEmpty()
                ? painted
                : new AttributedStringBuilder()
                        .append(painted)
                        .append(painter.ghost(more.get()))
                        .toAttributedString();
    }

    /** How the line may go on: as one before it did, else with the first word that fits. */
    private Optional<String> more(String text) {
        if (text.isBlank() || line.getBuffer().cursor() != text.length()) {
            return Optional.empty();
        }
        return history.continues(text).or(() -> {
            var half = HalfLine.of(text, text.length());
            return half.prefix().isEmpty()
                    ? Optional.empty()
                    : completion.quickSuggestions(half, names.get()).stream()
                            .map(suggestion -> suggestion.value())
                            .filter(value -> value.length() > half.prefix().length()
                                    && value.startsWith(half.prefix())
                                    && !LineAtCursor.needsQuotes(value))
                            .findFirst()
                            .map(value -> value.substring(half.prefix().length()));
        });
    }

    private List<AttributedString> below(String text, int cursor) {
        return line.pasted()
                ? List.of(Below.pasted(text, new Painter(settings.theme())))
                : below.lines(text, cursor, names.get(), settings);
    }

    /** The key {@code ?}: what may come here. In quotes and inside a word for a node it is a character. */
    private boolean ask() {
        var buffer = line.getBuffer();
        var half = HalfLine.of(buffer.toString(), buffer.cursor());
        boolean foreign = half.role() != HalfLine.Role.STATEMENT
                || !half.before().isEmpty()
                        && names.get().nodes().containsKey(half.before().get(0));
        if (!half.closed() || foreign && !half.prefix().isEmpty()) {
            line.callWidget(LineReader.SELF_INSERT);
            return true;
        }
        var rows = new Answers(new Painter(settings.theme())).at(half, completion, names.get(), terminal.getSize());
        line.printAbove(String.join("\n", rows));
        return true;
    }

    /** Our own language: a line that is not finished goes on, and half a line can be completed. */
    private static final class ShellParser implements Parser {
        @Override
        public ParsedLine parse(String text, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE) {
                try {
                    Statements.of(Interpreter.PROMPT, text);
                } catch (Statements.Unfinished e) {
                    throw new EOFError(-1, cursor, e.problem().what(), "");
                } catch (LabException e) {
                    return new LineAtCursor(text, cursor); // running it tells what is wrong
                }
            }
            return new LineAtCursor(text, cursor);
        }

        @Override
        public boolean isEscapeChar(char c) {
            return c == '\\';
        }
    }
}
