package kathara.adapters.podman;

import java.nio.file.Path;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Surroundings;
import kathara.testing.OutsideContract;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeAll;

/** The Podman of whoever runs it: the machine's for root, and an ordinary user's own ({@code kathara.adapters.users}). */
public class PodmanPlatformIT extends OutsideContract {
    @BeforeAll
    static void podmanIsHere() {
        TestPlatforms.require("podman");
    }

    @Override
    protected ContainerPlatform open() {
        return new PodmanProvider().open(new Surroundings(System.getenv(), Path.of("/")));
    }
}
