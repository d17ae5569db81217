package kathara.adapters.podman;

import java.nio.file.Path;
import java.util.Map;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Surroundings;
import kathara.testing.SettingsContract;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeAll;

class PodmanPlatformIT extends SettingsContract {
    @BeforeAll
    static void podmanIsHere() {
        TestPlatforms.require("podman");
    }

    /** The machine's own (rootful) Podman. */
    @Override
    protected ContainerPlatform open() {
        return new PodmanProvider().open(new Surroundings(Map.of(), Path.of("/")));
    }
}
