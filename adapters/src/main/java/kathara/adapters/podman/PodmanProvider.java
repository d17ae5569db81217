package kathara.adapters.podman;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import kathara.adapters.dockerapi.DockerApiPlatform;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.PlatformProvider;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** Podman at {@code DOCKER_HOST} when that names it, at the user's own socket (rootless), or at the machine's. */
public final class PodmanProvider implements PlatformProvider {
    private static final String REMEDY =
            "install it (apt-get install podman) and start its service (podman system service -t 0, or systemctl --user start podman.socket)";

    @Override
    public String name() {
        return "podman";
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public ContainerPlatform open(Surroundings surroundings) {
        for (String place : places(surroundings)) {
            if (!place.startsWith("unix://") || Files.exists(Path.of(place.substring("unix://".length())))) {
                return opened(place, runtime(surroundings));
            }
        }
        throw new LabException(Problem.of("no engine at " + String.join(", ", places(surroundings)), REMEDY));
    }

    private static Path runtime(Surroundings surroundings) {
        return Path.of(surroundings.variable("XDG_RUNTIME_DIR").orElse("/run")).resolve("kathara");
    }

    private static ContainerPlatform opened(String place, Path runtime) {
        try {
            return DockerApiPlatform.at(URI.create(place), new PodmanDifferences(runtime));
        } catch (LabException e) {
            throw new LabException(Problem.of(e.problem().what(), REMEDY), e);
        }
    }

    private static List<String> places(Surroundings surroundings) {
        var places = new LinkedHashSet<String>();
        surroundings
                .variable("DOCKER_HOST")
                .filter(host -> host.contains("podman"))
                .ifPresent(places::add);
        surroundings.variable("XDG_RUNTIME_DIR").ifPresent(dir -> places.add("unix://" + dir + "/podman/podman.sock"));
        places.add("unix:///run/podman/podman.sock");
        return List.copyOf(places);
    }
}
