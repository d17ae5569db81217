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

    /**
     * Whether this use of it does nothing but ask a platform and have it do things, without waiting. It can then be
     * tried on a platform that does nothing, to learn what the policy says of it.
     */
    default boolean canBeRehearsed() {
        return false;
    }

    /** Lines that show how it is used; each parses with the command's own options. */
    List<String> examples();
}
