package kathara.shell.screen;

import java.io.OutputStream;
import java.util.List;
import kathara.engine.problem.Problem;

/**
 * Where commands show what they have to say. Results go to the standard output, everything else to the standard error,
 * so that a pipe gets results alone. Any thread may use it.
 */
public interface Screen {

    /** What the user asked for: one line or several. */
    void result(String text);

    /** Something worth knowing that nobody asked for. */
    void note(String text);

    /** Something odd that does no harm now. */
    void warning(Problem problem);

    /** Something that went wrong. */
    void problem(Problem problem);

    /** So many of so many are done; {@code what} says of what. Kept up to date where that is possible. */
    void progress(String what, int done, int all);

    /** The progress is over. */
    void endProgress();

    /** Rows below a heading. */
    void table(List<String> heading, List<List<String>> rows);

    /** How many columns a line of a result may have; 0 when nothing limits that. */
    int columns();

    /** For what a command writes by itself, as it is. */
    OutputStream out();

    /** For what a command reports by itself, as it is. */
    OutputStream err();

    /** How words of this meaning are shown inside a text. */
    String styled(Role role, String text);

    /** What a word in a text stands for. */
    enum Role {
        COMMAND,
        NODE,
        LINK,
        LAB,
        GOOD,
        BAD,
        OPTION,
        QUOTED,
        FAINT
    }
}
