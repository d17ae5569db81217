package kathara.engine.platform;

/** Finds one kind of platform on this machine. Named in {@code META-INF/services}; made before it is wanted, so keep it small. */
public interface PlatformProvider {

    /** As in {@code --platform NAME}. */
    String name();

    /** Platforms are tried in this order, the lowest first. */
    int rank();

    /**
     * A platform that answers; else a {@link kathara.engine.problem.LabException} that says where it looked, what it
     * found, and what to do.
     */
    ContainerPlatform open(Surroundings surroundings);
}
