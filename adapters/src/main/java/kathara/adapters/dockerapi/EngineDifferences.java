package kathara.adapters.dockerapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.HostConfig;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** In what the engines that serve this API differ, as far as we can tell. A short list: keep it so. */
public interface EngineDifferences {

    /** As in {@code --platform NAME}. */
    String name();

    /** How people call the engine's own program, so that it asks the engine at this socket. */
    default String program(URI socket) {
        return name();
    }

    /**
     * The same, for an engine that answers.
     *
     * @param ask gives what the engine has at a path of its API
     */
    default EngineDifferences knowing(Function<String, JsonNode> ask) {
        return this;
    }

    /** What users of this engine must do without here, one line each. */
    default List<String> lacks() {
        return List.of();
    }

    /** Why nodes cannot be paused here; empty where they can. */
    default Optional<String> pauseLack() {
        return Optional.empty();
    }

    /** Why nodes cannot reach out of their lab here; empty where they can. */
    default Optional<String> bridgeLack() {
        return Optional.empty();
    }

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
