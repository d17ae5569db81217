package kathara.shell.command;

import java.io.InputStream;
import java.util.Optional;
import kathara.engine.platform.Streams;

/** The user's terminal, if there is one, for programs in a node that want all of it. */
public interface Tty {

    /** Whether input and output are both a terminal. */
    boolean present();

    /** How large its window is now; empty where there is no terminal. */
    Optional<Size> size();

    /** Of a window. */
    record Size(int columns, int rows) {}

    /** What may be read when no program has the terminal: the standard input, or nothing where that is a terminal. */
    InputStream input();

    /**
     * Gives a program the whole terminal, every key as it is, until the program ends or the user leaves with Ctrl-].
     * Afterwards the terminal is as before, whatever happened.
     *
     * @return the program's exit status; 0 when the user left
     */
    int lend(Program program) throws InterruptedException;

    /** A program in a node. */
    interface Program {
        int run(Streams streams) throws InterruptedException;
    }

    /** Shows a text that may be longer than the screen, page by page, until the user has read it or leaves. */
    void page(String text);

    /** Asks a question that is answered with y or n. Where nobody can answer, no. */
    boolean confirm(String question);
}
