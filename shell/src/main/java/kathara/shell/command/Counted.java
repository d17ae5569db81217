package kathara.shell.command;

/** Writes {@code 1 node}, {@code 2 nodes}. */
public final class Counted {
    private Counted() {}

    /** The number with the word. */
    public static String of(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
