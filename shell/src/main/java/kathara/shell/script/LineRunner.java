package kathara.shell.script;

import java.util.List;

/** Runs one line of the shell, given as words, and gives its exit status. */
public interface LineRunner {
    int run(List<String> words) throws InterruptedException;
}
