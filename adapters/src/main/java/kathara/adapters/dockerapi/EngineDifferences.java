package kathara.adapters.dockerapi;

import com.github.dockerjava.api.model.HostConfig;

/** In what the engines that serve this API differ, as far as we can tell. A short list: keep it so. */
public interface EngineDifferences {

    /** As in {@code --platform NAME}. */
    String name();

    /** How a system call filter is said: its text, or what stands for it. */
    default String seccomp(String profile) {
        return profile;
    }

    /** Changes the specification of a node before it is created. */
    default void adjustNode(HostConfig host) {}

    /** The state folder inside a fabric. */
    default String fabricState() {
        return "/run/kathara";
    }
}
