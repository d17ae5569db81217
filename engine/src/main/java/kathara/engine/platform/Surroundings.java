package kathara.engine.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What this process was started with; the only way in which it reaches the engine.
 *
 * @param environment the variables
 * @param home the user's home directory
 * @param program what a user runs to start another process like this
 */
public record Surroundings(Map<String, String> environment, Path home, String program) {
    /** Of a program that is found by its name. */
    public Surroundings(Map<String, String> environment, Path home) {
        this(environment, home, "kathara");
    }

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The caller's own folder for what outlives this process (XDG Base Directory Specification); need not exist. */
    public Path data() {
        return variable("XDG_DATA_HOME")
                .map(Path::of)
                .orElseGet(() -> home.resolve(".local/share"))
                .resolve("kathara");
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
