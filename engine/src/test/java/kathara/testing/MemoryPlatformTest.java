package kathara.testing;

import kathara.engine.platform.ContainerPlatform;

class MemoryPlatformTest extends PlatformContract {
    @Override
    protected ContainerPlatform open() {
        return new MemoryPlatform();
    }
}
