package kathara.engine.platform;

/**
 * The calling thread was interrupted while it asked a platform something. Not for {@link ContainerPlatform#perform},
 * which throws InterruptedException. The thread's interrupt is spent.
 */
public final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Cancelled() {
        super("interrupted");
    }
}
