package kathara.shell.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;
import kathara.shell.network.Finding.Kind;

/**
 * Follows a packet from node to node, by asking each kernel for its route, and looks at everything that it needs on its
 * way. Ends at the first thing that is broken.
 */
final class Walk {
    private static final int MOST_HOPS = 32;

    private final NetworkView view;
    private final Mending mending;
    private final Filters filters;
    private final boolean thorough;

    /** @param thorough whether to look for what is broken, or only for the way */
    Walk(NetworkView view, boolean thorough) {
        this.view = view;
        this.mending = new Mending(view);
        this.filters = new Filters(view);
        this.thorough = thorough;
    }

    /** The way of a packet; as far as it goes when it does not arrive and nobody looks for the reason. */
    List<Hop> follow(NodeName from, Packet packet) throws InterruptedException {
        var hops = new ArrayList<Hop>();
        var node = from;
        Optional<Port> in = Optional.empty();
        while (hops.size() < MOST_HOPS) {
            if (owns(node, packet.destination())) {
                checkFilter(node, in.isPresent() ? "INPUT" : "OUTPUT", packet, in, Optional.empty());
                hops.add(new Hop(node, in, Optional.empty()));
                return hops;
            }
            if (in.isPresent()) {
                checkForwarding(node, in.get(), packet);
            }
            var route = route(node, packet, in);
            var out = view.port(node, route.path("dev").asText());
            hops.add(new Hop(node, in, out));
            if (out.isEmpty()) {
                return hops;
            }
            checkFilter(node, in.isPresent() ? "FORWARD" : "OUTPUT", packet, in, out);
            var nextHop =
                    route.path("gateway").asText(route.path("via").path("host").asText(packet.destination()));
            var next = next(out.get(), nextHop, packet);
            if (next.isEmpty()) {
                return hops;
            }
            in = next;
            node = next.get().node();
        }
        if (thorough) {
            throw found(
                    from,
                    Kind.ROUTE,
                    "packets to " + packet.destination() + " go round in a circle: " + nodes(hops),
                    "look at the routes of " + hops.get(hops.size() - 1).node());
        }
        return hops;
    }

    private static String nodes(List<Hop> hops) {
        return String.join(
                " ",
                hops.stream()
                        .skip(Math.max(0, hops.size() - 4))
                        .map(hop -> hop.node().text())
                        .toList());
    }

    private static Finding.Found found(NodeName node, Kind kind, String what, String mend) {
        return new Finding.Found(new Finding(node, kind, what, mend));
    }

    private boolean owns(NodeName node, String address) {
        return view.ports(node).stream().anyMatch(port -> port.has(address));
    }

    /** What the kernel of a node would do with the packet. */
    private JsonNode route(NodeName node, Packet packet, Optional<Port> in) throws InterruptedException {
        var words =
                new ArrayList<>(List.of("ip", packet.six() ? "-6" : "-4", "-j", "route", "get", packet.destination()));
        if (!packet.source().isEmpty()) {
            words.addAll(List.of("from", packet.source()));
        }
        in.ifPresent(port -> words.addAll(List.of("iif", port.name())));
        var ran = view.run(node, words.toArray(String[]::new));
        var route = view.parsed(ran).path(0);
        boolean none = ran.status() != 0
                || List.of("unreachable", "blackhole", "prohibit")
                        .contains(route.path("type").asText());
        if (!none) {
            return route;
        }
        if (thorough) {
            if (in.isPresent() && strict(node, in.get()) && !leadsBack(node, in.get(), packet)) {
                throw found(
                        node,
                        Kind.REVERSE_PATH,
                        in.get().name() + " drops packets from " + packet.source()
                                + ", to which the way leads elsewhere (rp_filter)",
                        node + " sysctl -w net.ipv4.conf.all.rp_filter=0 net.ipv4.conf."
                                + in.get().name() + ".rp_filter=0");
            }
            noRoute(node, packet);
        }
        return MissingNode.getInstance();
    }

    /** Whether a node would send to a packet's source by the interface that the packet came in by. */
    private boolean leadsBack(NodeName node, Port in, Packet packet) throws InterruptedException {
        return view.json(node, "ip", "-j", "route", "get", packet.source())
                .path(0)
                .path("dev")
                .asText()
                .equals(in.name());
    }

    private boolean strict(NodeName node, Port in) throws InterruptedException {
        return value(node, "net.ipv4.conf.all.rp_filter").equals("1")
                || value(node, "net.ipv4.conf." + in.name() + ".rp_filter").equals("1");
    }

    private String value(NodeName node, String parameter) throws InterruptedException {
        return view.run(node, "sysctl", "-n", parameter).out().strip();
    }

    /** There is no route: perhaps since an interface that it would use does not work. */
    private void noRoute(NodeName node, Packet packet) throws InterruptedException {
        var toward = mending.portToward(node, packet.destination());
        for (Port port : toward.map(List::of).orElse(view.ports(node))) {
            if (port.link().isPresent()) {
                checkPort(port, packet.six());
            }
        }
        var bad =
                view.json(node, "ip", packet.six() ? "-6" : "-4", "-j", "route", "show", "match", packet.destination());
        for (JsonNode route : bad) {
            if (List.of("unreachable", "blackhole", "prohibit")
                    .contains(route.path("type").asText())) {
                var text = route.path("type").asText() + " " + route.path("dst").asText();
                throw found(
                        node,
                        Kind.ROUTE,
                        "it has a route that drops packets to " + packet.destination() + ": " + text,
                        node + " ip route del " + text);
            }
        }
        new RoutingDaemons(view).check(node, packet.destination());
        throw found(
                node,
                Kind.ROUTE,
                "it has no route to " + packet.destination(),
                mending.route(node, packet.destination(), "add"));
    }

    /** The interface of an interface's neighbour that has the next address. */
    private Optional<Port> next(Port out, String nextHop, Packet packet) throws InterruptedException {
        if (out.link().isEmpty()) {
            return Optional.empty();
        }
        if (!thorough) {
            return onLink(out.link().get(), nextHop).stream().findFirst();
        }
        checkPort(out, packet.six());
        var owners = onLink(out.link().get(), nextHop);
        if (owners.isEmpty()) {
            nobodyHas(out, nextHop, packet);
        }
        checkTwice(owners, nextHop);
        var next = owners.get(0);
        checkPort(next, packet.six());
        checkMtu(out, next);
        checkNeighbour(out, next, nextHop);
        return Optional.of(next);
    }

    private List<Port> onLink(LinkName link, String address) {
        return view.portsOn(link).stream()
                .filter(port -> port.has(address)
                        || address.startsWith("fe80:")
                                && Mending.linkLocal(port.mac()).equals(address))
                .toList();
    }

    /** Whether an interface is switched on, has its cable, and an address. */
    private void checkPort(Port port, boolean six) throws InterruptedException {
        if (!thorough) {
            return;
        }
        var node = port.node();
        if (!port.up()) {
            throw found(node, Kind.INTERFACE, port.name() + " is down", node + " ip link set " + port.name() + " up");
        }
        var link = port.link().orElseThrow();
        if (!port.carrier()) {
            var condition = view.topology().condition(link);
            boolean whole = condition.whole().cut();
            throw found(
                    node,
                    Kind.LINK,
                    condition.at(node).cut()
                            ? whole
                                    ? "link " + link + " is cut"
                                    : "the end of link " + link + " at " + port.name() + " is cut"
                            : port.name() + " has no carrier on link " + link,
                    "link up " + link + (whole ? "" : " " + node));
        }
        if (port.addresses(six).isEmpty()
                && six
                && value(node, "net.ipv6.conf." + port.name() + ".disable_ipv6").equals("1")) {
            throw found(
                    node,
                    Kind.IPV6,
                    "IPv6 is off on " + port.name(),
                    node + " sysctl -w net.ipv6.conf." + port.name() + ".disable_ipv6=0");
        }
        if (port.addresses(six).isEmpty() && !six) {
            throw found(node, Kind.ADDRESS, port.name() + " has no address", mending.address(port, six));
        }
    }

    private void nobodyHas(Port out, String nextHop, Packet packet) throws InterruptedException {
        var node = out.node();
        var link = out.link().orElseThrow();
        if (!nextHop.equals(packet.destination())) {
            for (Port other : view.portsOn(link)) {
                if (!other.node().equals(node) && mending.isToward(other.node(), node, packet.destination())) {
                    checkPort(other, packet.six());
                }
            }
            throw found(
                    node,
                    Kind.GATEWAY,
                    "its route to " + packet.destination() + " leads by " + nextHop + ", which nothing on link " + link
                            + " has",
                    mending.route(node, packet.destination(), "replace"));
        }
        var wide = out.addresses(packet.six()).stream()
                .filter(address -> address.covers(nextHop))
                .findFirst();
        throw found(
                node,
                wide.isPresent() ? Kind.MASK : Kind.ROUTE,
                wide.map(address -> out.name() + " has " + address + ", and so takes " + nextHop + " to be on link "
                                + link + ", where nothing has it")
                        .orElse("it takes " + nextHop + " to be on link " + link + ", where nothing has it"),
                wide.map(address -> mending.mask(out, address)).orElse(mending.route(node, nextHop, "replace")));
    }

    private void checkTwice(List<Port> owners, String address) {
        if (owners.size() > 1) {
            var second = owners.get(1);
            throw found(
                    second.node(),
                    Kind.DUPLICATE,
                    address + " is the address of " + owners.get(0) + " and of " + second + ", on one link",
                    second.node() + " ip address del "
                            + second.addresses().stream()
                                    .filter(each -> each.text().equals(address))
                                    .findFirst()
                                    .orElseThrow()
                            + " dev " + second.name());
        }
    }

    private void checkMtu(Port out, Port next) {
        if (out.mtu() != next.mtu()) {
            var less = out.mtu() < next.mtu() ? out : next;
            throw found(
                    less.node(),
                    Kind.MTU,
                    less.name() + " has an MTU of " + less.mtu() + ", but " + (less == out ? next : out)
                            + " on the same link " + Math.max(out.mtu(), next.mtu()),
                    less.node() + " ip link set " + less.name() + " mtu " + Math.max(out.mtu(), next.mtu()));
        }
    }

    /** Whether the neighbour's hardware address is known; pings that were tried before have made the kernel ask. */
    private void checkNeighbour(Port out, Port next, String address) throws InterruptedException {
        for (Port port : List.of(out, next)) {
            if (!port.resolves()) {
                throw found(
                        port.node(),
                        Kind.NEIGHBOUR,
                        port.name() + " neither asks nor answers ARP",
                        port.node() + " ip link set " + port.name() + " arp on");
            }
        }
        var node = out.node();
        var entries = view.json(node, "ip", "-j", "neigh", "show", "to", address, "dev", out.name());
        var known = entries.path(0).path("lladdr").asText();
        if (!known.isEmpty() && !known.equals(next.mac())) {
            throw found(
                    node,
                    Kind.NEIGHBOUR,
                    "it knows " + address + " by the hardware address " + known + ", but " + next + " has "
                            + next.mac(),
                    node + " ip neigh del " + address + " dev " + out.name());
        }
        var state = entries.path(0).path("state").toString();
        if (state.contains("FAILED") || state.contains("INCOMPLETE")) {
            filters.checkArp(node, next);
            throw found(
                    next.node(),
                    Kind.NEIGHBOUR,
                    next.name() + " does not answer when " + out + " asks for the hardware address of " + address,
                    next.node() + " sysctl -w net.ipv4.conf.all.arp_ignore=0 net.ipv4.conf." + next.name()
                            + ".arp_ignore=0");
        }
    }

    private void checkForwarding(NodeName node, Port in, Packet packet) throws InterruptedException {
        if (!thorough) {
            return;
        }
        var parameter = packet.six() ? "net.ipv6.conf.all.forwarding" : "net.ipv4.conf." + in.name() + ".forwarding";
        if (value(node, parameter).equals("0")) {
            throw found(
                    node,
                    Kind.FORWARDING,
                    "it does not forward packets",
                    node + " sysctl -w " + (packet.six() ? parameter : "net.ipv4.ip_forward") + "=1");
        }
    }

    private void checkFilter(NodeName node, String chain, Packet packet, Optional<Port> in, Optional<Port> out)
            throws InterruptedException {
        if (thorough) {
            filters.check(node, chain, packet, in, out);
        }
    }
}
