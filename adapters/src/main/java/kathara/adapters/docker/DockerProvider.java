package kathara.adapters.docker;

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

/** Docker at {@code DOCKER_HOST}, at the usual socket, or a user's own (rootless) one. */
public final class DockerProvider implements PlatformProvider {
    private static final String REMEDY =
            "install and start Docker (apt-get install docker.io), or join the group that may use it (usermod -aG docker USER)";

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public ContainerPlatform open(Surroundings surroundings) {
        for (String place : places(surroundings)) {
            if (!place.startsWith("unix://") || Files.exists(Path.of(place.substring("unix://".length())))) {
                return opened(place);
            }
        }
        throw new LabException(Problem.of("no engine at " + String.join(", ", places(surroundings)), REMEDY));
    }

    private ContainerPlatform opened(String place) {
        try {
            return DockerApiPlatform.at(URI.create(place), this::name);
        } catch (LabException e) {
            throw new LabException(Problem.of(e.problem().what(), REMEDY), e);
        }
    }

    private static List<String> places(Surroundings surroundings) {
        var places = new LinkedHashSet<String>();
        var named = surroundings.variable("DOCKER_HOST").filter(host -> !host.contains("podman"));
        if (named.isPresent()) {
            return List.of(named.get()); // whoever names one means that one
        }
        places.add("unix:///var/run/docker.sock");
        surroundings.variable("XDG_RUNTIME_DIR").ifPresent(dir -> places.add("unix://" + dir + "/docker.sock"));
        return List.copyOf(places);
    }
}
