package kathara.adapters.podman;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ulimit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import kathara.adapters.dockerapi.EngineDifferences;
import kathara.adapters.node.NodeDefaults;
import kathara.engine.call.Ceilings;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Settings;

/** Podman is Docker's API but for what stands here. */
final class PodmanDifferences implements EngineDifferences {
    private static final String PING_GROUPS = "net.ipv4.ping_group_range";

    private static final List<Ulimit> USUAL_LIMITS =
            List.of(new Ulimit("nofile", 1_024L, 4_096L), new Ulimit("nproc", (long) Ceilings.MOST_PROCESSES, (long)
                    Ceilings.MOST_PROCESSES));

    private final Path runtime;
    private final Supplier<Service> service;

    /** @param runtime a folder of the caller's own, for as long as the machine runs */
    PodmanDifferences(Path runtime) {
        this(runtime, () -> {
            throw new IllegalStateException("no engine was asked yet");
        });
    }

    private PodmanDifferences(Path runtime, Supplier<Service> service) {
        this.runtime = runtime;
        this.service = service;
    }

    /** Asks only when it matters, and once: an answer takes Podman longer than all else that we ask. */
    @Override
    public EngineDifferences knowing(Function<String, JsonNode> ask) {
        return new PodmanDifferences(runtime, new Supplier<>() {
            private Service answer;

            @Override
            public synchronized Service get() {
                if (answer == null) {
                    answer = Service.of(ask.apply("/v4.0.0/libpod/info").path("host"));
                }
                return answer;
            }
        });
    }

    @Override
    public String name() {
        return "podman";
    }

    /** Without a service it would start nodes by itself, with limits that it may not give everywhere. */
    @Override
    public String program(URI socket) {
        return "podman --url " + socket;
    }

    @Override
    public List<String> lacks() {
        return service.get().lacks();
    }

    @Override
    public Optional<String> bridgeLack() {
        return service.get().bridgeLack();
    }

    @Override
    public Optional<String> pauseLack() {
        return service.get().pauseLack();
    }

    /** Each node gets a user namespace of its own where there are ids for it; a range of groups has to be within. */
    @Override
    public void adjustNode(HostConfig host) {
        if (service.get().userNamespaces()) {
            host.withUsernsMode("auto:size=" + Service.IDS_OF_A_NODE);
        }
        if (host.getUlimits() != null && host.getUlimits().length > 0) {
            host.withUlimits(withUsualLimits(host.getUlimits()));
        }
        var wanted = NodeDefaults.sysctls(Settings.DEFAULT).get(PING_GROUPS);
        service.get().lastGroup().ifPresent(last -> host.getSysctls().replace(PING_GROUPS, wanted, "0 " + last));
    }

    /**
     * As soon as one limit is asked for, Podman forgets the defaults of its configuration and asks for more open files
     * and processes than it may give where it lacks CAP_SYS_RESOURCE, and the node would not start.
     */
    private static Ulimit[] withUsualLimits(Ulimit[] asked) {
        var limits = new ArrayList<>(List.of(asked));
        for (var usual : USUAL_LIMITS) {
            if (limits.stream().noneMatch(limit -> limit.getName().equals(usual.getName()))) {
                limits.add(usual);
            }
        }
        return limits.toArray(Ulimit[]::new);
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
