package kathara.testing;

import kathara.engine.platform.ContainerPlatform;

class MemoryPlatformTest extends LinkContract {
    @Override
    protected ContainerPlatform open() {
        return new MemoryPlatform();
    }
}
