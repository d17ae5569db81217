package kathara.adapters.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Which parts of the network this machine's kernel has. Read from the kernel's configuration, or else from the lists of
 * its modules (depmod(8)); of what neither tells, nothing is said.
 */
public final class Kernel {

    /**
     * A part of the kernel that labs use.
     *
     * @param option its name in the kernel's configuration
     * @param module its name as a module, as modprobe(8) takes it
     * @param use what a lab wants it for
     */
    public record Part(String option, String module, String use) {}

    static final List<Part> PARTS = List.of(
            new Part("NET_SCH_NETEM", "sch_netem", "delay and loss on links"),
            new Part("NET_SCH_TBF", "sch_tbf", "rates of links"),
            new Part("VLAN_8021Q", "8021q", "VLAN interfaces"),
            new Part("BRIDGE_VLAN_FILTERING", "bridge", "VLAN filtering of a bridge in a node"),
            new Part("BONDING", "bonding", "bonded interfaces"),
            new Part("NET_IPIP", "ipip", "IP-in-IP tunnels"),
            new Part("NET_IPGRE", "ip_gre", "GRE tunnels"),
            new Part("VXLAN", "vxlan", "VXLAN"),
            new Part("WIREGUARD", "wireguard", "WireGuard"),
            new Part("NET_VRF", "vrf", "VRFs"),
            new Part("MPLS_ROUTING", "mpls_router", "MPLS"),
            new Part("DUMMY", "dummy", "dummy interfaces"),
            new Part("TUN", "tun", "TUN and TAP interfaces, as P4 switches and VPNs need"),
            new Part("OPENVSWITCH", "openvswitch", "Open vSwitch in the kernel; its userspace datapath needs it not"));

    private final Path root;
    private final String release;

    private Kernel(Path root, String release) {
        this.root = root;
        this.release = release;
    }

    /** The kernel that runs this program. */
    public static Kernel ofThisMachine() {
        return below(Path.of("/"));
    }

    /** A kernel whose files lie below this folder. */
    static Kernel below(Path root) {
        var release =
                lines(root.resolve("proc/sys/kernel/osrelease")).findFirst().orElse("unknown");
        return new Kernel(root, release.strip());
    }

    public String release() {
        return release;
    }

    /** What is missing, a line for each, with the name of its module. */
    public List<String> lacks() {
        return missing().stream()
                .map(part -> "kernel module " + part.module() + ": " + part.use())
                .toList();
    }

    /** The parts that this kernel is known not to have. */
    public List<Part> missing() {
        var known = configuration().or(this::modules);
        return known.map(has -> PARTS.stream()
                        .filter(part -> !has.getOrDefault(part.option(), false))
                        .toList())
                .orElse(List.of());
    }

    /** By option: whether it is built in, or a module that is there. */
    private Optional<Map<String, Boolean>> configuration() {
        return Stream.of("proc/config.gz", "boot/config-" + release, "lib/modules/" + release + "/config")
                .map(root::resolve)
                .filter(Files::isReadable)
                .findFirst()
                .map(file -> {
                    var has = new TreeMap<String, Boolean>();
                    var modules = moduleNames();
                    lines(file).forEach(line -> {
                        int equals = line.indexOf('=');
                        if (line.startsWith("CONFIG_") && equals > 0) {
                            var option = line.substring("CONFIG_".length(), equals);
                            var value = line.substring(equals + 1);
                            has.put(option, value.equals("y") || value.equals("m") && isThere(option, modules));
                        }
                    });
                    return has;
                });
    }

    private static boolean isThere(String option, Optional<List<String>> modules) {
        return modules.isEmpty()
                || PARTS.stream().filter(part -> part.option().equals(option)).allMatch(part -> modules.get()
                        .contains(part.module()));
    }

    private Optional<Map<String, Boolean>> modules() {
        return moduleNames().map(names -> {
            var has = new TreeMap<String, Boolean>();
            PARTS.forEach(part -> has.put(part.option(), names.contains(part.module())));
            return has;
        });
    }

    /** Modules that are installed, built in or loaded; empty where there is no list. */
    private Optional<List<String>> moduleNames() {
        var folder = root.resolve("lib/modules").resolve(release);
        if (!Files.isReadable(folder.resolve("modules.dep"))) {
            return Optional.empty();
        }
        var installed = Stream.of("modules.dep", "modules.builtin")
                .flatMap(name -> lines(folder.resolve(name)))
                .map(line ->
                        line.replaceFirst(":.*", "").replaceFirst(".*/", "").replaceFirst("\\.ko(\\.[a-z0-9]+)?$", ""));
        var loaded = lines(root.resolve("proc/modules")).map(line -> line.replaceFirst(" .*", ""));
        return Optional.of(Stream.concat(installed, loaded)
                .map(name -> name.replace('-', '_').toLowerCase(Locale.ROOT))
                .toList());
    }

    private static Stream<String> lines(Path file) {
        if (!Files.isReadable(file)) {
            return Stream.empty();
        }
        try (var raw = Files.newInputStream(file);
                var in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
            return reader.lines().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
