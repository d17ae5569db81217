package kathara.adapters.killed;

import kathara.adapters.podman.PodmanProvider;
import kathara.engine.platform.PlatformProvider;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeAll;

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
