package kathara.shell.command;

import java.util.List;

/** One command. Its fields are its options, annotated for picocli; a new object is made for each use. */
public interface Command {

    /**
     * Does it. A user's mistake is a {@link kathara.engine.problem.LabException}; Ctrl-C interrupts the thread.
     *
     * @return the exit status
     */
    int run(Context context) throws InterruptedException;

    /**
     * Lines that take back what this use of it does, whenever they are run; none where no line can.
     */
    default List<List<String>> opposite() {
        return List.of();
    }

    /** Lines that show how it is used; each parses with the command's own options. */
    List<String> examples();
}
