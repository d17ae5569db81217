package kathara.adapters.dockerapi;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kathara.adapters.node.NodeArchive;
import kathara.adapters.node.NodeDefaults;
import kathara.engine.call.EngineCall;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import kathara.engine.topology.Port;
import kathara.engine.topology.Sysctl;

/**
 * The containers that we make: nodes, fabrics, and a helper that sets kernel parameters. Nothing of the host is mounted; nodes of a lab may share a volume of the engine's.
 * Nodes and fabrics have a network namespace of their own, and the engine's networking is switched off: with network
 * "none" alone, Docker starts a process of itself for each container only to keep a note of that namespace, which takes
 * as long as all the rest of a start.
 */
final class Specs {
    private static final String NO_NETWORK = "none";
    private static final String NO_NEW_RIGHTS = "no-new-privileges";

    /** The fabric serves a lab's links and has no other rights; SETUID and SETGID let tcpdump give its own up. */
    private static final Capability[] FABRIC_RIGHTS = {
        Capability.NET_ADMIN, Capability.NET_RAW, Capability.SETUID, Capability.SETGID
    };

    /** One sleeps; a capture and a batch of wiring come and go. */
    private static final int FABRIC_PROCESSES = 512;

    private static final int RENAMER_PROCESSES = 32;

    /** Ports of the machine are open to its own programs alone. */
    private static final String LOOPBACK = "127.0.0.1";

    /** The device that programs make tunnels with, in their own network alone. */
    private static final Path TUNNELS = Path.of("/dev/net/tun");

    /** An interface is renamed while it is down, and loses its routes. */
    private static final String RENAME = """
            set -e
            routes=$(ip route show default dev eth0)
            ip link set eth0 down
            ip link set eth0 name "$1"
            ip link set "$1" up
            [ -z "$routes" ] || ip route add $routes dev "$1"
            """;

    private final EngineDifferences differences;

    Specs(EngineDifferences differences) {
        this.differences = differences;
    }

    /**
     * What all of them begin with: no rights but those named, and none to be gained; system calls filtered, so that
     * SYS_ADMIN is never given without the filter; IPC of its own; so many processes.
     */
    private HostConfig confined(int processes, Capability... rights) {
        return HostConfig.newHostConfig()
                .withPrivileged(false)
                .withIpcMode("private")
                .withCapDrop(Capability.ALL)
                .withCapAdd(rights)
                .withSecurityOpts(
                        List.of(NO_NEW_RIGHTS, "seccomp=" + differences.seccomp(NodeArchive.script("seccomp.json"))))
                .withPidsLimit((long) processes);
    }

    /**
     * A node that is wired later.
     *
     * @param image the engine's own name for its image
     * @param files the arguments of unpack.sh: how the files are packed and, unless they come by archive, the files
     */
    CreateContainerCmd node(DockerClient docker, EngineCall.CreateNode call, String image, List<String> files) {
        var lab = call.lab();
        var node = call.node();
        var settings = node.settings();
        var bounds = call.bounds();
        var rights = NodeDefaults.CAPABILITIES.stream().map(Capability::valueOf).toArray(Capability[]::new);
        var host = confined(bounds.processes(), rights)
                .withNetworkMode(NO_NETWORK)
                .withSysctls(NodeDefaults.sysctls(settings));
        bounds.memory().ifPresent(amount -> host.withMemory(amount.bytes()).withMemorySwap(amount.bytes()));
        bounds.cpus().ifPresent(amount -> host.withNanoCPUs(amount.thousandths() * 1_000_000L));
        host.withUlimits(settings.ulimits().values().stream()
                .map(limit -> new Ulimit(limit.name(), limit.soft(), limit.hard()))
                .toArray(Ulimit[]::new));
        if (Files.exists(TUNNELS)) {
            host.withDevices(new Device("rw", TUNNELS.toString(), TUNNELS.toString()));
        }
        var ports = new Ports();
        settings.ports()
                .values()
                .forEach(port -> ports.bind(inside(port), Ports.Binding.bindIpAndPort(LOOPBACK, port.host())));
        if (settings.bridged()) {
            differences.bridgeLack().ifPresent(lack -> {
                throw new LabException(Problem.of("\"" + node.name() + "\" is bridged: " + lack));
            });
            host.withNetworkMode("bridge").withPortBindings(ports);
        }
        if (call.files().filter(NodeArchive::isShared).isPresent()) {
            host.withBinds(new Bind(Labels.sharedName(lab), new Volume("/shared")));
        }
        differences.adjustNode(host);
        var arguments = new ArrayList<>(
                List.of("-c", NodeArchive.script("unpack.sh") + "exec /bin/sh /var/lib/kathara/init\n", "kathara"));
        arguments.addAll(files);
        return docker.createContainerCmd(image)
                .withName(Labels.nodeName(lab, node.name()))
                .withHostName(node.name().text())
                .withExposedPorts(ports.getBindings().keySet().toArray(ExposedPort[]::new))
                .withNetworkDisabled(!settings.bridged())
                .withLabels(Labels.ofNode(lab, node))
                .withEnv(settings.environment().values().stream()
                        .map(Object::toString)
                        .toList())
                .withEntrypoint("/bin/sh")
                .withCmd(arguments)
                .withWorkingDir("/root")
                .withStopTimeout(10)
                .withHostConfig(host);
    }

    private static ExposedPort inside(Port port) {
        return new ExposedPort(port.guest(), InternetProtocol.parse(port.protocol()));
    }

    /** Lives for a moment inside a node's network, and gives the way out the name that the lab expects. */
    CreateContainerCmd renamer(DockerClient docker, LabId lab, String container, String image, String name) {
        var host = confined(RENAMER_PROCESSES, Capability.NET_ADMIN).withNetworkMode("container:" + container);
        return docker.createContainerCmd(image)
                .withLabels(Labels.of(lab))
                .withEntrypoint("/bin/sh")
                .withCmd("-c", RENAME, "kathara", name)
                .withHostConfig(host);
    }

    /** The one container that may see the host's processes, so that ip(8) can name a node by its process. */
    CreateContainerCmd fabric(DockerClient docker, LabId lab, String image) {
        var sysctls = new TreeMap<>(Map.of("net.ipv6.conf.default.disable_ipv6", "1"));
        if (Files.exists(Path.of("/proc/sys/net/bridge"))) {
            for (var family : List.of("iptables", "ip6tables", "arptables")) {
                sysctls.put("net.bridge.bridge-nf-call-" + family, "0");
            }
        }
        var host = confined(FABRIC_PROCESSES, FABRIC_RIGHTS)
                .withNetworkMode(NO_NETWORK)
                .withPidMode("host")
                .withSysctls(sysctls);
        return docker.createContainerCmd(image)
                .withName(Labels.fabricName(lab))
                .withNetworkDisabled(true)
                .withLabels(Labels.ofFabric(lab))
                .withEntrypoint("/bin/sleep")
                .withCmd("infinity")
                .withStopTimeout(0)
                .withHostConfig(host);
    }

    /** Lives for a moment inside a node's network, only to have the engine set parameters of its interfaces. */
    CreateContainerCmd sysctlSetter(
            DockerClient docker, LabId lab, String container, String image, List<Sysctl> sysctls) {
        var values = new TreeMap<String, String>();
        sysctls.forEach(sysctl -> values.put(sysctl.key(), sysctl.value()));
        var host = confined(1).withNetworkMode("container:" + container).withSysctls(values);
        return docker.createContainerCmd(image)
                .withLabels(Labels.of(lab))
                .withEntrypoint("/bin/true")
                .withHostConfig(host);
    }
}
