package kathara.shell.command;

/** Writes {@code 1 node}, {@code 2 nodes}. */
final class Counted {
    private Counted() {}

    static String of(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
