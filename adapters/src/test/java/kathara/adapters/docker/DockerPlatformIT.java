package kathara.adapters.docker;

import java.nio.file.Path;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Surroundings;
import kathara.testing.OutsideContract;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeAll;

class DockerPlatformIT extends OutsideContract {
    @BeforeAll
    static void dockerIsHere() {
        TestPlatforms.require("docker");
    }

    @Override
    protected ContainerPlatform open() {
        return new DockerProvider().open(new Surroundings(System.getenv(), Path.of("/")));
    }
}
