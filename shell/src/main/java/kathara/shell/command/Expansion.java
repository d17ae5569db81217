package kathara.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.shell.language.Step;
import kathara.shell.language.Word;

/** Makes arguments of words: variables are lists of words, and what {@code $(…)} writes is split at its blanks. */
final class Expansion {

    /** What statements write, without the ends of its last lines. */
    interface Written {
        String by(List<Step> steps, Problem.Place place) throws InterruptedException;
    }

    private final Scope scope;
    private final int status;
    private final Written written;

    /**
     * @param status what {@code $?} stands for
     */
    Expansion(Scope scope, int status, Written written) {
        this.scope = scope;
        this.status = status;
        this.written = written;
    }

    Line of(Step.Pipeline pipeline) throws InterruptedException {
        var calls = new ArrayList<Line.Call>();
        for (var call : pipeline.calls()) {
            var words = of(call.words());
            if (words.isEmpty()) {
                throw new LabException(
                        LabException.Kind.USAGE,
                        Problem.of("nothing is left of this command: its variables are empty", "see: set")
                                .at(pipeline.place()));
            }
            calls.add(new Line.Call(call.onHost(), words));
        }
        Optional<Line.Target> target = pipeline.target().isEmpty()
                ? Optional.empty()
                : Optional.of(target(pipeline.target().get()));
        return new Line(calls, target, pipeline.behind(), pipeline.source());
    }

    private Line.Target target(Step.Target target) throws InterruptedException {
        var words = of(target.file());
        if (words.size() != 1) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("behind a > stands one file, not " + words.size(), "as in: vlist > nodes.txt")
                            .at(target.file().place()));
        }
        return new Line.Target(words.get(0).text(), target.append());
    }

    List<Argument> of(List<Word> words) throws InterruptedException {
        var all = new ArrayList<Argument>();
        for (var word : words) {
            all.addAll(of(word));
        }
        return all;
    }

    private List<Argument> of(Word word) throws InterruptedException {
        var done = new ArrayList<String>();
        StringBuilder open = null;
        for (var piece : word.pieces()) {
            var parts = parts(piece, word.place());
            for (int i = 0; i < parts.size(); i++) {
                if (i > 0 && open != null) {
                    done.add(open.toString());
                    open = null;
                }
                open = (open == null ? new StringBuilder() : open).append(parts.get(i));
            }
        }
        if (open != null) {
            done.add(open.toString());
        }
        boolean quoted = word.quoted();
        return done.stream().map(text -> new Argument(text, quoted)).toList();
    }

    private List<String> parts(Word.Piece piece, Problem.Place place) throws InterruptedException {
        if (piece instanceof Word.Text text) {
            return List.of(text.text());
        }
        var parts =
                piece instanceof Word.Variable variable ? value(variable, place) : output((Word.Output) piece, place);
        return piece.quoted() ? List.of(String.join(" ", parts)) : parts;
    }

    private List<String> value(Word.Variable variable, Problem.Place place) {
        if (variable.name().equals("?")) {
            return List.of(String.valueOf(status));
        }
        return scope.get(variable.name())
                .or(() -> variable.otherwise().map(List::of))
                .orElseThrow(() -> new LabException(
                        LabException.Kind.USAGE, missing(variable.name()).at(place)));
    }

    private Problem missing(String name) {
        if (Character.isDigit(name.charAt(0))) {
            return Problem.of(
                    "argument $" + name + " was not given", "${" + name + ":-word} says what stands for it then");
        }
        return Problem.of(
                "there is no variable $" + name,
                Nearest.to(name, scope.variables().keySet())
                        .map(near -> "did you mean $" + near + "?")
                        .orElse("make one with: set " + name + " = word; in single quotes a $ means itself"));
    }

    private List<String> output(Word.Output output, Problem.Place place) throws InterruptedException {
        var text = written.by(output.steps(), place);
        if (output.quoted()) {
            return List.of(text);
        }
        return Arrays.stream(text.split("\\s+")).filter(part -> !part.isEmpty()).toList();
    }
}
