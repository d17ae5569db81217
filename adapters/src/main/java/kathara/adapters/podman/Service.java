package kathara.adapters.podman;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a Podman service runs, as it says itself ({@code libpod/info}).
 *
 * @param rootless whether it is an ordinary user's
 * @param unified whether the machine has control groups of version 2 alone
 * @param controllers what it may limit
 * @param lastGroup the highest group id in the user namespace of a node, when it has one
 */
record Service(boolean rootless, boolean unified, Set<String> controllers, OptionalLong lastGroup) {
    /** Enough for nobody and nogroup, which are 65534. */
    static final int IDS_OF_A_NODE = 65_536;

    private static final Path TUNNELS = Path.of("/dev/net/tun");

    private static final String NEEDS_UNIFIED =
            "an ordinary user's Podman can do so only where control groups are of version 2";

    /** Whose ids Podman takes for the user namespaces of root's containers (podman-run(1), --userns=auto). */
    private static final String HOLDER = "containers:";

    Service {
        controllers = Set.copyOf(controllers);
    }

    static Service of(JsonNode host) {
        var controllers = new HashSet<String>();
        host.path("cgroupControllers").forEach(name -> controllers.add(name.asText()));
        long groups = 0;
        for (JsonNode range : host.path("idMappings").path("gidmap")) {
            groups = Math.max(
                    groups,
                    range.path("container_id").asLong() + range.path("size").asLong());
        }
        boolean rootless = host.path("security").path("rootless").asBoolean();
        if (!rootless) {
            groups = hasIds() ? IDS_OF_A_NODE : 0;
        }
        return new Service(
                rootless,
                host.path("cgroupVersion").asText().equals("v2"),
                controllers,
                groups > 0 ? OptionalLong.of(groups - 1) : OptionalLong.empty());
    }

    private static boolean hasIds() {
        return Stream.of("/etc/subuid", "/etc/subgid").allMatch(file -> {
            try (var lines = Files.lines(Path.of(file))) {
                return lines.anyMatch(line -> line.startsWith(HOLDER));
            } catch (IOException | UncheckedIOException e) {
                return false;
            }
        });
    }

    /** Whether each node of root's gets a user namespace of its own; a rootless service is in one already. */
    boolean userNamespaces() {
        return !rootless && lastGroup.isPresent();
    }

    List<String> lacks() {
        var lacks = new ArrayList<String>();
        if (!controllers.contains("memory")) {
            lacks.add("[mem] is not kept to: " + reason("memory"));
        }
        if (!controllers.contains("cpu")) {
            lacks.add("[cpus] is not kept to: " + reason("processor"));
        }
        if (!controllers.contains("pids")) {
            lacks.add("the number of processes of a node is not limited: " + reason("process"));
        }
        if (!rootless && !userNamespaces()) {
            lacks.add(
                    "root of a node is root of the machine, confined: for a user namespace per node, put a line such as"
                            + " containers:2147483648:2147483647 into /etc/subuid and /etc/subgid");
        }
        if (!counts()) {
            lacks.add("processor time and memory of nodes are not counted: " + NEEDS_UNIFIED);
        }
        if (rootless) {
            lacks.add("[ulimit] is not kept to: an ordinary user's Podman does not hear it by this way");
        }
        bridgeLack().ifPresent(lack -> lacks.add("bridged nodes and ports: " + lack));
        pauseLack().ifPresent(lack -> lacks.add("nodes cannot be paused: " + lack));
        return lacks;
    }

    private String reason(String what) {
        return "this Podman may not use " + what + " control groups";
    }

    /** An ordinary user's way out goes through a tunnel, by slirp4netns(1). */
    Optional<String> bridgeLack() {
        return !rootless || Files.isWritable(TUNNELS)
                ? Optional.empty()
                : Optional.of("there is no way out of a lab, since an ordinary user may not use " + TUNNELS
                        + " (as root: chmod 666 " + TUNNELS + ")");
    }

    Optional<String> pauseLack() {
        return counts() ? Optional.empty() : Optional.of(NEEDS_UNIFIED);
    }

    /** Without control groups there are no counters, and nothing can be frozen. */
    private boolean counts() {
        return !rootless || unified;
    }
}
