package kathara.testing;

import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.PlatformProvider;
import kathara.engine.platform.Surroundings;

/** Offers {@code --platform memory} to tests. Tried last. */
public final class MemoryPlatformProvider implements PlatformProvider {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int rank() {
        return 1_000;
    }

    @Override
    public ContainerPlatform open(Surroundings surroundings) {
        return new MemoryPlatform();
    }
}
