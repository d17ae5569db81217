package kathara.engine.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What this process was started with; the only way in which it reaches the engine.
 *
 * @param environment the variables
 * @param home the user's home directory
 */
public record Surroundings(Map<String, String> environment, Path home) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
