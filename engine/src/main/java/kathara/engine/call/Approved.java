package kathara.engine.call;

import java.util.List;
import java.util.Objects;

/**
 * A call that the policy has let through. Only {@link Policy} can make one, and platforms accept nothing else. It
 * holds the call that was read back from the accepted line: what was checked is what is performed. It says that the
 * policy agreed once, not that the lab has not changed since: make it for one plan, perform it, keep none.
 */
public final class Approved {
    private final List<String> words;
    private final EngineCall call;

    /**
     * @param seal what only the policy has, so that a class that somebody adds to this package gains nothing
     * @param readBack what the line says
     */
    Approved(Policy.Seal seal, List<String> acceptedLine, EngineCall readBack) {
        Objects.requireNonNull(seal, "only the policy approves");
        this.words = List.copyOf(acceptedLine);
        this.call = readBack;
    }

    public EngineCall call() {
        return call;
    }

    /** The canonical command line that was accepted. */
    public String line() {
        return Words.line(words);
    }

    @Override
    public String toString() {
        return line();
    }
}
