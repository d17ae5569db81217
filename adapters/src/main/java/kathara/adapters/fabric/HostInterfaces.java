package kathara.adapters.fabric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kathara.engine.call.Cable;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.topology.HostInterface;

/**
 * Lends interfaces of the machine to a fabric and takes them back: an interface moves into the fabric's namespace, of a
 * VLAN a device is made there. Needs root, ip(8) and nsenter(1) on the machine, and an engine that runs on it.
 *
 * <p>Should the fabric be killed, the kernel itself gives an interface with hardware back, though down; it removes one
 * end of a veth pair.
 */
public final class HostInterfaces {
    private static final String IP = "ip";

    /** What ip(8) says beside its list when links came or went meanwhile, as they do while a lab is removed. */
    private static final String INTERRUPTED = "Dump was interrupted";

    private static final int MOST_TRIES = 20;

    private final String what;
    private final String fabric;
    private final ObjectMapper json = new ObjectMapper();

    private HostInterfaces(String what, long fabric) {
        this.what = what;
        this.fabric = Long.toString(fabric);
    }

    /**
     * Lends what these changes join; their links are there.
     *
     * @param fabric the first process of the fabric, as this machine counts
     */
    public static void lend(String what, List<Cable> changes, Supplier<Optional<Long>> fabric) {
        var joining = new ArrayList<HostInterface>();
        changes.forEach(change -> {
            if (change instanceof Cable.Join join) {
                joining.add(join.joining());
            }
        });
        if (!joining.isEmpty()) {
            var interfaces = in(what, fabric);
            joining.forEach(interfaces::lend);
        }
    }

    /** Takes back what these changes part; that it has gone already does not matter. */
    public static void takeBack(String what, List<Cable> changes, Supplier<Optional<Long>> fabric) {
        var parting = new ArrayList<HostInterface>();
        changes.forEach(change -> {
            if (change instanceof Cable.Part part) {
                parting.add(part.joining());
            }
        });
        if (!parting.isEmpty()) {
            var interfaces = in(what, fabric);
            interfaces.lent().stream()
                    .filter(lent -> parting.contains(lent.joining()))
                    .forEach(interfaces::takeBack);
        }
    }

    /** Takes back all that the fabric was lent; nobody but root can have lent anything. */
    public static void takeBackAll(String what, Supplier<Optional<Long>> fabric) {
        if (isRoot() && fabric.get().filter(HostInterfaces::isElsewhere).isPresent()) {
            var interfaces = in(what, fabric);
            interfaces.lent().forEach(interfaces::takeBack);
        }
    }

    private static HostInterfaces in(String what, Supplier<Optional<Long>> fabric) {
        if (!isRoot()) {
            throw new LabException(Problem.of(
                    what + ": only root can lend an interface of the machine to a lab",
                    "start the lab with sudo, or move lab.ext away"));
        }
        var process = fabric.get()
                .filter(HostInterfaces::isElsewhere)
                .orElseThrow(() -> new LabException(Problem.of(
                        what + ": the lab's links are not on this machine, so its interfaces cannot join them",
                        "an engine in a virtual machine or elsewhere has other interfaces; move lab.ext away")));
        return new HostInterfaces(what, process);
    }

    private static boolean isRoot() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false; // no Linux
        }
    }

    /** Whether there is such a process, in another network than ours. */
    private static boolean isElsewhere(long process) {
        try {
            var own = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
            return !own.equals(Files.readSymbolicLink(Path.of("/proc/" + process + "/ns/net")));
        } catch (IOException e) {
            return false;
        }
    }

    private void lend(HostInterface joining) {
        var device = found(joining.device());
        if (joining.vlan().isPresent()) {
            lendVlan(joining, device);
            return;
        }
        mustBeFree(joining.device(), device);
        var lent = new Lent(joining, joining.device(), isUp(device), aliasOf(joining.device()));
        must(moving(lent.device(), fabric));
        try {
            plug(lent);
        } catch (LabException e) {
            takeBack(lent);
            throw e;
        }
    }

    /** {@code ip address show} leaves it out. */
    private static String aliasOf(String name) {
        try {
            return Files.readString(Path.of("/sys/class/net/" + name + "/ifalias"))
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }

    private void lendVlan(HostInterface joining, JsonNode device) {
        if (!isUp(device)) {
            throw refused(joining.device(), "is down", "bring it up with: ip link set " + joining.device() + " up");
        }
        var name = Lent.nameOf(joining);
        var added = HostProgram.run(addingVlan(joining, fabric));
        if (added.said().contains("Unknown device type") || added.said().contains("not supported")) {
            throw new LabException(Problem.of(
                    what + ": \"" + joining.text() + "\" cannot be made: the kernel here has no VLANs (8021q)",
                    "load the module with: modprobe 8021q"));
        }
        mustHaveDone(added);
        plug(new Lent(joining, name, true, ""));
    }

    private JsonNode found(String name) {
        var shown = HostProgram.run(List.of(IP, "-json", "address", "show", "dev", name));
        if (shown.status() != 0) {
            throw new LabException(Problem.of(
                    what + ": this machine has no interface \"" + name + "\"",
                    Nearest.orAll(name, "interfaces here", namesHere())));
        }
        return parsed(shown.said()).path(0);
    }

    private static List<String> namesHere() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(one -> !one.getName().equals("lo"))
                    .map(NetworkInterface::getName)
                    .sorted()
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    /** The machine must not lose its own way to the net. */
    private void mustBeFree(String name, JsonNode device) {
        if (device.has("master")) {
            throw refused(
                    name,
                    "belongs to \"" + device.path("master").asText() + "\"",
                    "take it out first: ip link set " + name + " nomaster");
        }
        for (JsonNode address : device.path("addr_info")) {
            if (!address.path("scope").asText().equals("link")) {
                throw refused(
                        name,
                        "has address " + address.path("local").asText(),
                        "the machine would lose it: take another interface or a VLAN, as in " + name + ".20");
            }
        }
        for (String family : List.of("-4", "-6")) {
            var routes = HostProgram.run(List.of(IP, family, "-json", "route", "show", "default", "dev", name));
            if (routes.status() == 0 && !parsed(routes.said()).isEmpty()) {
                throw refused(name, "leads to the machine's default route", "take another interface");
            }
        }
    }

    private LabException refused(String name, String why, String remedy) {
        return new LabException(Problem.of(what + ": \"" + name + "\" cannot join a link: it " + why, remedy));
    }

    private void plug(Lent lent) {
        var words = plugging(lent.joining(), lent.device());
        var first = new ArrayList<>(words.get(0));
        first.addAll(List.of("alias", lent.mark()));
        must(inFabric(first));
        must(inFabric(words.get(1)));
    }

    /** What moves a device to where a process is. */
    static List<String> moving(String device, String process) {
        return List.of(IP, "link", "set", "dev", device, "netns", process);
    }

    /** What makes a VLAN of the machine's where the fabric's process is. */
    static List<String> addingVlan(HostInterface joining, String fabric) {
        var vlan = Integer.toString(joining.vlan().orElseThrow());
        var device = Lent.nameOf(joining);
        return List.of(
                IP,
                "link",
                "add",
                "link",
                joining.device(),
                "name",
                device,
                "netns",
                fabric,
                "type",
                "vlan",
                "id",
                vlan);
    }

    /** What plugs a device into its link, to be run in the fabric. */
    static List<List<String>> plugging(HostInterface joining, String device) {
        var bridge = FabricNames.bridge(joining.link());
        return List.of(
                List.of(IP, "link", "set", "dev", device, "master", bridge, "up"),
                List.of(
                        IP,
                        "link",
                        "set",
                        "dev",
                        device,
                        "type",
                        "bridge_slave",
                        "group_fwd_mask",
                        "0xfffd",
                        "learning",
                        "off"));
    }

    private List<Lent> lent() {
        var found = new ArrayList<Lent>();
        var words = inFabric(List.of(IP, "-json", "link", "show"));
        var said = must(words);
        for (int tries = 0; said.contains(INTERRUPTED) && tries < MOST_TRIES; tries++) {
            said = must(words);
        }
        for (JsonNode device : parsed(said)) {
            Lent.of(device).ifPresent(found::add);
        }
        return found;
    }

    private void takeBack(Lent lent) {
        if (lent.joining().vlan().isPresent()) {
            must(inFabric(List.of(IP, "link", "del", "dev", lent.device())));
            return;
        }
        var here = Long.toString(ProcessHandle.current().pid());
        must(inFabric(List.of(IP, "link", "set", "dev", lent.device(), "nomaster", "alias", lent.alias())));
        must(inFabric(moving(lent.device(), here)));
        if (lent.up()) {
            must(List.of(IP, "link", "set", "dev", lent.device(), "up"));
        }
    }

    private List<String> inFabric(List<String> words) {
        var all = new ArrayList<>(List.of("nsenter", "--target", fabric, "--net"));
        all.addAll(words);
        return all;
    }

    private String must(List<String> words) {
        return mustHaveDone(HostProgram.run(words));
    }

    private String mustHaveDone(HostProgram.Result result) {
        if (result.status() != 0) {
            throw new LabException(Problem.of(
                    what + ": ip says: " + result.said().strip(), "ip link shows the interfaces of the machine"));
        }
        return result.said();
    }

    private static boolean isUp(JsonNode device) {
        for (JsonNode flag : device.path("flags")) {
            if (flag.asText().equals("UP")) {
                return true;
            }
        }
        return false;
    }

    /** The list is one line; what ip(8) complains of stands around it. */
    private JsonNode parsed(String text) {
        var list = text.lines().filter(line -> line.startsWith("[")).findFirst();
        try {
            return list.isPresent() ? json.readTree(list.get()) : MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("ip(8) did not print JSON: " + text, e);
        }
    }
}
