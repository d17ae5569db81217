package kathara.engine.session;

/**
 * What a command in a node came to.
 *
 * @param status its exit status, or {@link #NOT_RUN}; then {@code err} says why
 */
public record Ran(int status, String out, String err) {
    /** The status of a command that could not be run, as on a node that has just ended. */
    public static final int NOT_RUN = -1;
}
