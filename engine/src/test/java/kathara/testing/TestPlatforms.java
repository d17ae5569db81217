package kathara.testing;

import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The platforms that tests may use here: {@code -Dkathara.test.platforms=memory,docker}. */
public final class TestPlatforms {
    private TestPlatforms() {}

    /** Skips the test, with the reason, unless this platform was named. */
    public static void require(String name) {
        var named = System.getProperty("kathara.test.platforms", "memory");
        Assumptions.assumeTrue(
                List.of(named.split(",")).contains(name),
                () -> "platform " + name + " is not among -Dkathara.test.platforms=" + named);
    }
}
