package kathara.shell.command.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.command.Interpreter;
import kathara.shell.language.Passage;
import kathara.shell.language.Script;
import kathara.shell.language.Statements;

/** A file that is played, and how far it has come. Used by one thread; others may ask for the progress. */
final class Play {
    private final String shown;
    private final Path file;
    private final Script script;
    private final Deque<Done> done = new ArrayDeque<>();
    private volatile int next;

    /**
     * A line that was played.
     *
     * @param before the lab as it was; nothing when the line was skipped
     */
    record Done(int number, Optional<Scene> before) {}

    /**
     * @param shown the file as the user calls it
     */
    Play(String shown, Path file, String text) {
        this.shown = shown;
        this.file = file;
        Statements.script(shown, text); // what is wrong in it has its place in the file
        this.script = Statements.script(Interpreter.PROMPT, text); // but its lines run as if they were typed
    }

    String shown() {
        return shown;
    }

    Path file() {
        return file;
    }

    boolean atEnd() {
        return next == script.passages().size();
    }

    Passage passage() {
        return script.passages().get(next);
    }

    /** The comments behind the last line. */
    List<String> ending() {
        return script.ending();
    }

    /** Whether the line now says how the others run, and is nothing to look at. */
    boolean atDirection() {
        return isDirection(passage());
    }

    private static boolean isDirection(Passage passage) {
        return passage.text().matches("set\\s+(stop|echo)\\s+(on|off)");
    }

    void skipped() {
        done.push(new Done(next, Optional.empty()));
        next++;
    }

    void played(Optional<Scene> before) {
        done.push(new Done(next, before));
        next++;
    }

    void directed() {
        next++;
    }

    /** Goes to the line before this one; nothing when this is the first. */
    Optional<Done> back() {
        var last = Optional.ofNullable(done.poll());
        last.ifPresent(line -> {
            next = line.number();
            while (next > 0 && isDirection(script.passages().get(next - 1))) {
                next--; // they hold for it again
            }
        });
        return last;
    }

    /** As in {@code 3/12}. */
    String progress() {
        return Math.min(next + 1, script.passages().size()) + "/"
                + script.passages().size();
    }

    /** Says where in the file something went wrong. */
    LabException located(LabException e) {
        var place = place();
        var inFile = e.problems().stream()
                .map(problem -> problem.where()
                                .filter(where -> where.file().equals(Interpreter.PROMPT))
                                .isPresent()
                        ? problem.at(place)
                        : problem)
                .toList();
        return new LabException(e.kind(), inFile, e).at(place);
    }

    Problem.Place place() {
        var typed = passage().step().place();
        return new Problem.Place(shown, typed.line(), typed.column());
    }
}
