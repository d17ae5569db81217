package kathara.shell.command.demo;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.platform.Cancelled;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import kathara.shell.cast.CastHeader;
import kathara.shell.cast.CastWriter;
import kathara.shell.command.Context;
import kathara.shell.command.Tty;
import kathara.shell.language.Passage;
import kathara.shell.workspace.Workspace;

/**
 * Writes a session down: what was typed as a .ksh file that does the same again, what was seen as an asciicast. Both
 * files are whole after each line.
 */
final class Recorder {
    private static final String BY_HAND = "by hand: ";

    private final String shown;
    private final Optional<Path> script;
    private final CastWriter cast;
    private int lines;
    private volatile boolean closed;

    private Recorder(String shown, Optional<Path> script, CastWriter cast) {
        this.shown = shown;
        this.script = script;
        this.cast = cast;
    }

    /**
     * Begins, in place of what the files have.
     *
     * @param shown the .ksh file as the user calls it
     * @param script whether a .ksh file is written as well, and not only the cast of one that is there
     */
    static Recorder begin(Context context, String shown, Path file, int version, boolean script) {
        try {
            var size = context.tty().size();
            var header = new CastHeader(
                    version,
                    size.map(Tty.Size::columns).orElse(80),
                    size.map(Tty.Size::rows).orElse(24),
                    size.map(there ->
                            context.workspace().surroundings().variable("TERM").orElse("xterm-256color")),
                    Instant.now().getEpochSecond(),
                    Optional.of(shown));
            var cast = new CastWriter(castOf(file), header, CREATE, WRITE, TRUNCATE_EXISTING);
            if (script) {
                Files.writeString(file, "#!/usr/bin/env kathara\n");
                makeExecutable(file);
            }
            return new Recorder(shown, script ? Optional.of(file) : Optional.empty(), cast);
        } catch (IOException e) {
            throw new LabException(
                    Problem.of(
                            "\"" + shown + "\" cannot be written: " + e.getMessage(),
                            "is its folder there, and may you write to it?"),
                    e);
        }
    }

    /** The cast of a .ksh file lies beside it. */
    static Path castOf(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.ksh$", "") + ".cast");
    }

    private static void makeExecutable(Path file) throws IOException {
        try {
            var permissions = Files.getPosixFilePermissions(file);
            permissions.addAll(PosixFilePermissions.fromString("--x------"));
            Files.setPosixFilePermissions(file, permissions);
        } catch (UnsupportedOperationException e) {
            // it can be run by its name all the same
        }
    }

    String shown() {
        return shown;
    }

    /** How many lines the file has that do something. */
    int lines() {
        return lines;
    }

    /** Runs a statement, and writes down what came of it. */
    int take(Passage passage, Context context, Demos.Performer performer) throws InterruptedException {
        begin(passage, context.workspace());
        var seen = new Seen(
                context.screen(),
                cast.output(),
                context.tty().size().map(Tty.Size::columns).orElse(0));
        var tty = new SeenTty(context.tty(), cast.output());
        boolean stopping = context.interpreter().stopping();
        var before = Moment.of(context.workspace());
        try {
            int status = performer.run(seen, tty);
            if (tty.typed()) {
                write(context, byHand(passage));
                leaveOut();
            } else if (!context.interpreter().leaving()) {
                write(context, typed(passage, status == 0 || !stopping));
            }
            return status;
        } catch (LabException e) {
            e.problems().forEach(seen::copied);
            if (before.equals(Moment.of(context.workspace()))) {
                leaveOut();
            } else {
                write(context, typed(passage, false));
            }
            throw e;
        } catch (InterruptedException | Cancelled e) {
            seen.copied(Problem.of("cancelled"));
            leaveOut();
            throw e;
        }
    }

    /** Whether something of the lab was changed between two of them; a change that was taken back does not count. */
    private record Moment(LabId lab, int changes, int position) {
        static Moment of(Workspace workspace) {
            if (workspace.openPlatform().isEmpty()) {
                return new Moment(workspace.lab(), 0, 0);
            }
            var history = workspace.session().history();
            return new Moment(workspace.lab(), history.events().size(), history.position());
        }
    }

    private void begin(Passage passage, Workspace workspace) {
        try {
            cast.marker(passage.text());
            cast.shown(workspace.title() + "> " + passage.text().replace("\n", "\n> ") + "\n");
        } catch (IOException e) {
            // told when the line itself is written
        }
    }

    private void leaveOut() {
        try {
            cast.leftOut();
        } catch (IOException e) {
            // told with the next line
        }
    }

    /** What went wrong without doing harm is no part of the file; what ended with a status is, and may do so again. */
    private List<String> typed(Passage passage, boolean sound) {
        var text = new ArrayList<String>();
        passage.notes().forEach(note -> text.add("# " + note));
        if (!sound) {
            text.add("set stop off");
        }
        text.add(passage.text());
        if (!sound) {
            text.add("set stop on");
        }
        lines++;
        return text;
    }

    /** What somebody did in a console cannot be typed again by itself. */
    private static List<String> byHand(Passage passage) {
        return List.of("# " + BY_HAND + passage.text().replace("\n", "\n# "));
    }

    /** Comments that were typed for themselves. */
    void noted(List<String> comments) {
        try {
            append(comments.stream().map(comment -> "# " + comment).toList());
        } catch (IOException e) {
            // told with the next line
        }
    }

    /** A line that was not typed, but that the others need before them. */
    void needs(Context context, String line) {
        write(context, List.of(line));
    }

    private void write(Context context, List<String> text) {
        try {
            append(text);
        } catch (IOException e) {
            context.interpreter().demos().stopRecording();
            context.screen()
                    .warning(Problem.of(
                            "the recording ends here: \"" + shown + "\" cannot be written: " + e.getMessage(),
                            "what was recorded before is whole"));
        }
    }

    private void append(List<String> text) throws IOException {
        if (script.isPresent() && !closed && !text.isEmpty()) {
            Files.write(script.get(), text, APPEND);
        }
    }

    void close() {
        closed = true;
        try {
            cast.close();
        } catch (IOException e) {
            // each event has been written already
        }
    }
}
