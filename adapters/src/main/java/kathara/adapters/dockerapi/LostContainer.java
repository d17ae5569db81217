package kathara.adapters.dockerapi;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;

/**
 * A node whose container cannot be started, since Docker was killed while it started it: containerd has the task, and
 * the daemon that came after knows nothing of it (seen on 20.10). The same container under another id can be started.
 * What is left of the first, a process that waits to be wired, ends with containerd.
 */
final class LostContainer {
    private static final Pattern SIGN = Pattern.compile("task [0-9a-f]{64}: already exists|id already in use");
    /** A container that never ran has nothing more of its own than this, and this only when it is large. */
    private static final String FOLDER = "/var/lib/kathara";

    private static final String FILES = FOLDER + "/files.tar";

    private final EngineClient engine;
    private final String what;
    private final String name;

    /** @param what names the request in errors */
    LostContainer(EngineClient engine, String what, String name) {
        this.engine = engine;
        this.what = what;
        this.name = name;
    }

    static boolean isReasonOf(LabException problem) {
        return SIGN.matcher(problem.getMessage()).find();
    }

    /** Removes the container and makes it anew. */
    void replace() {
        var old = engine.call(what, docker -> docker.inspectContainerCmd(name).exec());
        var files = files();
        engine.call(
                what, docker -> docker.removeContainerCmd(name).withForce(true).exec());
        var id = create(old);
        files.ifPresent(tar -> engine.call(what, docker -> docker.copyArchiveToContainerCmd(id)
                .withRemotePath(FOLDER)
                .withTarInputStream(new ByteArrayInputStream(tar))
                .exec()));
    }

    private Optional<byte[]> files() {
        try {
            return Optional.of(engine.call(what, docker -> {
                try (var tar = docker.copyArchiveFromContainerCmd(name, FILES).exec()) {
                    return tar.readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        } catch (LabException e) {
            if (e.getCause() instanceof NotFoundException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private String create(InspectContainerResponse old) {
        var config = old.getConfig();
        return engine.call(what, docker -> docker.createContainerCmd(config.getImage())
                .withName(name)
                .withHostName(config.getHostName())
                .withLabels(config.getLabels())
                .withEnv(config.getEnv() == null ? new String[0] : config.getEnv())
                .withEntrypoint(config.getEntrypoint())
                .withCmd(config.getCmd())
                .withWorkingDir(config.getWorkingDir())
                .withNetworkDisabled(Boolean.TRUE.equals(config.getNetworkDisabled()))
                .withHostConfig(old.getHostConfig())
                .exec()
                .getId());
    }
}
