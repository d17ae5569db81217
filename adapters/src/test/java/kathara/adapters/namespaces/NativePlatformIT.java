package kathara.adapters.namespaces;

import java.nio.file.Path;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Surroundings;
import kathara.testing.OutsideContract;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeAll;

/** Also run as other users ({@code kathara.adapters.users}). */
public class NativePlatformIT extends OutsideContract {
    @BeforeAll
    static void nativeIsWanted() {
        TestPlatforms.require("native");
    }

    @Override
    protected ContainerPlatform open() {
        return new NativeProvider()
                .open(new Surroundings(System.getenv(), Path.of(System.getenv().getOrDefault("HOME", "/"))));
    }
}
