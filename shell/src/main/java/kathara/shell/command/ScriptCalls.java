package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kathara.engine.problem.Problem;
import kathara.shell.language.Step;
import kathara.shell.language.Word;

/** All commands of a text, whatever blocks they stand in, and its variables; nothing runs. */
final class ScriptCalls implements Step.Handler {
    private final String folder;
    private final List<Call> calls = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final Set<String> loops = new TreeSet<>();

    /** A word that is known only when it runs. */
    static final Argument UNKNOWN = new Argument("", true);

    /**
     * A command.
     *
     * @param words {@link #UNKNOWN} where it depends on variables
     * @param filter whether it stands behind a {@code |}
     */
    record Call(List<Argument> words, boolean onHost, boolean filter, Problem.Place place) {
        boolean isKnown() {
            return words.stream().noneMatch(word -> word == UNKNOWN);
        }

        List<String> texts() {
            return words.stream().map(Argument::text).toList();
        }

        Call with(List<Argument> others) {
            return new Call(others, onHost, filter, place);
        }
    }

    /** A variable whose value is used, and that has to be there. */
    record Use(String name, Problem.Place place) {}

    /**
     * @param folder what {@code $here} stands for
     */
    ScriptCalls(String folder, List<Step> steps) {
        this.folder = folder;
        all(steps);
    }

    List<Call> calls() {
        return calls;
    }

    List<Use> uses() {
        return uses;
    }

    /** The names that loops set. */
    Set<String> loops() {
        return loops;
    }

    private void all(List<Step> steps) {
        for (var step : steps) {
            try {
                step.handledBy(this);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nothing here waits", e);
            }
        }
    }

    @Override
    public int pipeline(Step.Pipeline pipeline) {
        for (int i = 0; i < pipeline.calls().size(); i++) {
            var call = pipeline.calls().get(i);
            calls.add(new Call(words(call.words()), call.onHost(), i > 0, pipeline.place()));
        }
        pipeline.target().ifPresent(target -> words(List.of(target.file())));
        return 0;
    }

    @Override
    public int choice(Step.If choice) {
        pipeline(choice.condition());
        all(choice.then());
        all(choice.otherwise());
        return 0;
    }

    @Override
    public int loop(Step.For loop) {
        loops.add(loop.name());
        words(loop.words());
        all(loop.body());
        return 0;
    }

    @Override
    public int attempt(Step.Try attempt) {
        all(attempt.body());
        attempt.last().ifPresent(this::all);
        return 0;
    }

    private List<Argument> words(List<Word> words) {
        return words.stream()
                .map(word -> text(word)
                        .map(text -> new Argument(text, word.quoted()))
                        .orElse(UNKNOWN))
                .toList();
    }

    private Optional<String> text(Word word) {
        var text = new StringBuilder();
        boolean known = true;
        for (var piece : word.pieces()) {
            if (piece instanceof Word.Text plain) {
                text.append(plain.text());
            } else if (piece instanceof Word.Output output) {
                all(output.steps());
                known = false;
            } else if (piece instanceof Word.Variable variable) {
                if (variable.name().equals("here")) {
                    text.append(folder);
                } else {
                    known = false;
                    if (variable.otherwise().isEmpty()) {
                        uses.add(new Use(variable.name(), word.place()));
                    }
                }
            }
        }
        return known ? Optional.of(text.toString()) : Optional.empty();
    }
}
