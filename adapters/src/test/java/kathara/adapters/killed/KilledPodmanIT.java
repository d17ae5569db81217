package kathara.adapters.killed;

import kathara.adapters.podman.PodmanProvider;
import kathara.engine.platform.PlatformProvider;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;

/** Podman keeps the conmon of an ended exec for five minutes, and the claims take it for a leftover. */
@Disabled("Podman's conmon outlives an exec by five minutes; the claims cannot tell it from a leftover yet")
class KilledPodmanIT extends KilledContract {
    @BeforeAll
    static void podmanIsWanted() {
        TestPlatforms.require("podman");
    }

    @Override
    protected PlatformProvider provider() {
        return new PodmanProvider();
    }
}
