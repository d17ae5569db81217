package kathara.shell.script;

/** Runs lines of the shell as at the prompt, and gives the status of the first that fails, else 0. */
public interface LineRunner {
    int run(String text) throws InterruptedException;
}
