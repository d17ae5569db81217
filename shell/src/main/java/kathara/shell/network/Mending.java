package kathara.shell.network;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kathara.engine.topology.NodeName;

/** Finds the commands that mend what is broken, from how the lab is wired and how the others are set up. */
final class Mending {
    private final NetworkView view;

    Mending(NetworkView view) {
        this.view = view;
    }

    /** The command that gives an interface an address like those around it. */
    String address(Port port, boolean six) {
        var link = port.link().orElseThrow();
        var others = view.portsOn(link).stream()
                .flatMap(other -> other.addresses(six).stream())
                .toList();
        var free = others.stream().findFirst().flatMap(like -> IntStream.range(1, 250)
                .mapToObj(like::numbered)
                .filter(address -> view.owners(address.text()).isEmpty())
                .findFirst());
        return port.node() + " ip address add " + free.map(Address::toString).orElse("ADDRESS/LENGTH") + " dev "
                + port.name();
    }

    /** The command that gives an interface's address the length that the others on its link have. */
    String mask(Port port, Address wrong) {
        var length = view.portsOn(port.link().orElseThrow()).stream()
                .filter(other -> !other.equals(port))
                .flatMap(other -> other.addresses(wrong.six()).stream())
                .map(Address::prefix)
                .max(Comparator.naturalOrder());
        var node = port.node();
        return node + " ip address add " + wrong.text() + "/"
                + length.map(String::valueOf).orElse("LENGTH") + " dev " + port.name() + "; " + node
                + " ip address del " + wrong + " dev " + port.name();
    }

    /** The command that leads packets on the shortest way that the wiring has. */
    String route(NodeName node, String destination, String verb) {
        var next = towards(node, destination);
        var port = portToward(node, destination);
        var gateway = next.flatMap(
                other -> port.flatMap(own -> view.portsOn(own.link().orElseThrow()).stream()
                        .filter(far -> far.node().equals(other))
                        .flatMap(far -> far.addresses(destination.indexOf(':') >= 0).stream())
                        .findFirst()));
        boolean host = view.ports(node).stream()
                        .filter(each -> each.link().isPresent())
                        .count()
                == 1;
        var to = host ? "default" : networkOf(destination);
        return node + " ip " + (destination.indexOf(':') >= 0 ? "-6 " : "") + "route " + verb + " " + to + " via "
                + gateway.map(Address::text).orElse("GATEWAY");
    }

    private String networkOf(String destination) {
        return view.owners(destination).stream()
                .flatMap(port -> port.addresses().stream())
                .filter(address -> address.text().equals(destination))
                .map(Address::network)
                .findFirst()
                .orElse(destination);
    }

    /** Whether a node is the next on the shortest way from another one. */
    boolean isToward(NodeName next, NodeName from, String destination) {
        return towards(from, destination).equals(Optional.of(next));
    }

    /** The interface by which the shortest way leads. */
    Optional<Port> portToward(NodeName from, String destination) {
        return towards(from, destination).flatMap(next -> view.ports(from).stream()
                .filter(port -> port.link().isPresent()
                        && view.topology().link(port.link().get()).ends().stream()
                                .anyMatch(end -> end.node().equals(next)))
                .findFirst());
    }

    private Optional<NodeName> towards(NodeName from, String destination) {
        var ends = view.owners(destination).stream().map(Port::node).toList();
        Map<NodeName, NodeName> first = new HashMap<>();
        var queue = new ArrayDeque<>(List.of(from));
        while (!queue.isEmpty()) {
            var node = queue.remove();
            if (ends.contains(node)) {
                return Optional.ofNullable(first.get(node));
            }
            for (NodeName next : neighbours(node)) {
                if (!next.equals(from) && !first.containsKey(next)) {
                    first.put(next, node.equals(from) ? next : first.get(node));
                    queue.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private List<NodeName> neighbours(NodeName node) {
        var topology = view.topology();
        return topology.node(node).interfaces().values().stream()
                .flatMap(plug -> topology.link(plug.link()).ends().stream())
                .map(end -> end.node())
                .filter(other -> !other.equals(node))
                .distinct()
                .toList();
    }

    /** The address of the link alone that an interface makes of its hardware address (RFC 4291, appendix A). */
    static String linkLocal(String mac) {
        var parts = mac.split(":");
        if (parts.length != 6) {
            return "";
        }
        var bytes = new int[6];
        for (int i = 0; i < 6; i++) {
            bytes[i] = Integer.parseInt(parts[i], 16);
        }
        bytes[0] ^= 2;
        return String.format(
                "fe80::%x:%x:%x:%x",
                bytes[0] << 8 | bytes[1], bytes[2] << 8 | 0xff, 0xfe00 | bytes[3], bytes[4] << 8 | bytes[5]);
    }
}
