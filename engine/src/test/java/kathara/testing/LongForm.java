package kathara.testing;

import org.junit.jupiter.api.Assumptions;

/** Tests that take long and are run when they are asked for, as by {@code scripts/test --soak}. */
public final class LongForm {
    private LongForm() {}

    /** Skips what follows, saying so, unless {@code -Dkathara.test.soak=true} asks for it. */
    public static void mustBeAsked() {
        Assumptions.assumeTrue(Boolean.getBoolean("kathara.test.soak"), "a long form: scripts/test --soak");
    }
}
