package kathara.adapters.namespaces;

/** The calling thread was interrupted; becomes an {@link InterruptedException} at the platform's border. */
final class Cancelled extends RuntimeException {
    Cancelled() {
        super("cancelled");
    }
}
