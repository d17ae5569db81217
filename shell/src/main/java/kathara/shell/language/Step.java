package kathara.shell.language;

import java.util.List;
import java.util.Optional;
import kathara.engine.problem.Problem;

/** One statement of a text. */
public sealed interface Step {

    /** Where it begins. */
    Problem.Place place();

    /** Its text as it was written; of a statement with blocks, its first line. */
    String source();

    /** Has it done by one who knows what each kind means; the exit status. */
    int handledBy(Handler handler) throws InterruptedException;

    /** One method for each kind of statement. */
    interface Handler {
        int pipeline(Pipeline pipeline) throws InterruptedException;

        int choice(If choice) throws InterruptedException;

        int loop(For loop) throws InterruptedException;

        int attempt(Try attempt) throws InterruptedException;
    }

    /**
     * One command, or what the first writes going through the filters behind it.
     *
     * @param target the file that what comes out is written to
     * @param behind whether it runs behind the prompt
     */
    record Pipeline(List<Call> calls, Optional<Target> target, boolean behind, Problem.Place place, String source)
            implements Step {
        public Pipeline {
            calls = List.copyOf(calls);
        }

        @Override
        public int handledBy(Handler handler) throws InterruptedException {
            return handler.pipeline(this);
        }
    }

    /**
     * A command with its arguments.
     *
     * @param onHost whether a {@code !} stands before it: it is a command of the host
     * @param words at least one
     */
    record Call(boolean onHost, List<Word> words) {
        public Call {
            words = List.copyOf(words);
        }
    }

    /**
     * {@code > file} or {@code >> file}.
     *
     * @param append whether what the file has is kept
     */
    record Target(Word file, boolean append) {}

    /**
     * <code>if COMMAND { … } else { … }</code>; {@code if not COMMAND} turns it round.
     *
     * @param otherwise empty when there is no else
     */
    record If(
            boolean negated,
            Pipeline condition,
            List<Step> then,
            List<Step> otherwise,
            Problem.Place place,
            String source)
            implements Step {
        public If {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public int handledBy(Handler handler) throws InterruptedException {
            return handler.choice(this);
        }
    }

    /** <code>for NAME in WORD… { … }</code>. */
    record For(String name, List<Word> words, List<Step> body, Problem.Place place, String source) implements Step {
        public For {
            words = List.copyOf(words);
            body = List.copyOf(body);
        }

        @Override
        public int handledBy(Handler handler) throws InterruptedException {
            return handler.loop(this);
        }
    }

    /**
     * <code>try { … } finally { … }</code>.
     *
     * @param last what is done in any case; nothing when there is no finally
     */
    record Try(List<Step> body, Optional<List<Step>> last, Problem.Place place, String source) implements Step {
        public Try {
            body = List.copyOf(body);
            last = last.map(List::copyOf);
        }

        @Override
        public int handledBy(Handler handler) throws InterruptedException {
            return handler.attempt(this);
        }
    }
}
