package kathara.adapters.killed;

import kathara.adapters.namespaces.NativeProvider;
import kathara.engine.platform.PlatformProvider;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeAll;

class KilledNativeIT extends KilledContract {
    @BeforeAll
    static void nativeIsWanted() {
        TestPlatforms.require("native");
    }

    @Override
    protected PlatformProvider provider() {
        return new NativeProvider();
    }
}
