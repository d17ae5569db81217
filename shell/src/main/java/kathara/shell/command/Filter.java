package kathara.shell.command;

import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * A command that stands behind a {@code |}: it is given the lines that the command before it writes. A new object is
 * made for each use; its methods are called by one thread at a time.
 */
public interface Filter extends Command {

    /** Where lines go that are let through. */
    interface Sink {
        void line(String line);

        /** A whole text for the user to read page by page; where nobody reads, its lines go on. */
        void page(String text);
    }

    /** Called once, before the first line. Options that make no sense are a problem now. */
    void begin(Sink sink);

    /**
     * @return whether it wants more
     */
    boolean line(String line);

    /**
     * There are no more lines.
     *
     * @return the exit status
     */
    int end();

    @Override
    default int run(Context context) {
        throw new LabException(
                LabException.Kind.USAGE,
                Problem.of(
                        "a filter stands behind a | and a command",
                        "as in: " + examples().get(0)));
    }
}
