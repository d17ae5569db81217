package kathara.adapters.podman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import kathara.adapters.dockerapi.EngineDifferences;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * Podman is Docker's API but for what stands here.
 *
 * @param runtime a folder of the caller's own, for as long as the machine runs
 */
record PodmanDifferences(Path runtime) implements EngineDifferences {
    @Override
    public String name() {
        return "podman";
    }

    /** Podman wants a file, and reads it itself: it is on this machine, since only Unix sockets are tried. */
    @Override
    public String seccomp(String profile) {
        var file = runtime.resolve("seccomp-" + Integer.toHexString(profile.hashCode()) + ".json");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(runtime);
                var written = Files.createTempFile(runtime, "seccomp-", ".new");
                Files.writeString(written, profile);
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file.toString();
        } catch (IOException e) {
            throw new LabException(
                    Problem.of(
                            "\"" + file + "\" cannot be written: " + e.getMessage(), "may you write to that folder?"),
                    e);
        }
    }
}
