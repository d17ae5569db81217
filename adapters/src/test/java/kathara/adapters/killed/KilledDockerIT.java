package kathara.adapters.killed;

import kathara.adapters.docker.DockerProvider;
import kathara.engine.platform.PlatformProvider;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeAll;

class KilledDockerIT extends KilledContract {
    @BeforeAll
    static void dockerIsWanted() {
        TestPlatforms.require("docker");
    }

    @Override
    protected PlatformProvider provider() {
        return new DockerProvider();
    }
}
