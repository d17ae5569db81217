package kathara.shell.network;

import java.util.List;
import java.util.Optional;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.shell.network.Finding.Kind;

/**
 * Why one node does not reach another: follows a packet there and its answer back.
 *
 * @param source where packets begin
 * @param target the node that they are for
 * @param six whether they are IPv6
 * @param protocol icmp, tcp or udp
 * @param port the target's; 0 for icmp
 */
public record Diagnosis(NetworkView view, NodeName source, NodeName target, boolean six, String protocol, int port) {

    /** The way from the source to the target, as far as routes lead. */
    public List<Hop> path() throws InterruptedException {
        return new Walk(view, false).follow(source, packet());
    }

    /** The first thing that is broken; nothing when the target is reachable. */
    public Optional<Finding> finding() throws InterruptedException {
        try {
            mustRun(source);
            mustRun(target);
            mustHaveAddress(target);
            mustHaveAddress(source);
            var packet = packet();
            search(packet, pings(packet));
            return Optional.empty();
        } catch (Finding.Found found) {
            return Optional.of(found.finding());
        }
    }

    /** The packet as the source's kernel would send it. */
    private Packet packet() throws InterruptedException {
        var destination = view.addresses(target, six).stream()
                .findFirst()
                .map(Address::text)
                .orElse("");
        var chosen = view.json(source, "ip", six ? "-6" : "-4", "-j", "route", "get", destination)
                .path(0)
                .path("prefsrc")
                .asText();
        var own = view.addresses(source, six).stream()
                .findFirst()
                .map(Address::text)
                .orElse("");
        return new Packet(chosen.isEmpty() ? own : chosen, destination, protocol, port, false);
    }

    private void mustRun(NodeName node) {
        var state = view.topology().node(node).state();
        if (state != State.RUNNING) {
            throw found(
                    node,
                    Kind.NODE,
                    state == State.PAUSED ? "it is paused" : "it does not run",
                    (state == State.PAUSED ? "vresume " : "vstart ") + node);
        }
    }

    private void mustHaveAddress(NodeName node) throws InterruptedException {
        if (!view.addresses(node, six).isEmpty()) {
            return;
        }
        var ports = view.ports(node).stream()
                .filter(port -> port.link().isPresent())
                .toList();
        for (Port port : ports) {
            if (!port.up()) {
                throw found(
                        node, Kind.INTERFACE, port.name() + " is down", node + " ip link set " + port.name() + " up");
            }
            if (six
                    && view.run(node, "sysctl", "-n", "net.ipv6.conf." + port.name() + ".disable_ipv6")
                            .out()
                            .strip()
                            .equals("1")) {
                throw found(
                        node,
                        Kind.IPV6,
                        "IPv6 is off on " + port.name(),
                        node + " sysctl -w net.ipv6.conf." + port.name() + ".disable_ipv6=0");
            }
        }
        throw found(
                node,
                Kind.ADDRESS,
                "it has no IPv" + (six ? "6" : "4") + " address",
                ports.isEmpty() ? "vconfig " + node + " --add LINK" : new Mending(view).address(ports.get(0), six));
    }

    private boolean pings(Packet packet) throws InterruptedException {
        return view.run(source, "ping", six ? "-6" : "-4", "-c", "2", "-i", "0.3", "-W", "1", packet.destination())
                        .status()
                == 0;
    }

    /** What is broken though pings pass is told, but not what would only be broken if they did not. */
    private void search(Packet packet, boolean reached) throws InterruptedException {
        try {
            var walk = new Walk(view, true);
            walk.follow(source, packet);
            walk.follow(target, packet.back());
        } catch (Finding.Found found) {
            var kind = found.finding().kind();
            if (!reached || kind == Kind.MTU || kind == Kind.DUPLICATE || kind == Kind.FILTER && port > 0) {
                throw found;
            }
        }
        if (port > 0) {
            mustListen();
        }
        if (!reached) {
            throw found(
                    target,
                    Kind.UNKNOWN,
                    "pings from " + source + " get no answer, and all that can be looked at is in order",
                    "tcpdump on the links between shows where they end");
        }
    }

    private void mustListen() throws InterruptedException {
        var sockets = view.run(target, "ss", "-H", "-l", "-n", protocol.equals("tcp") ? "-t" : "-u")
                .out();
        boolean listens = sockets.lines()
                .map(line -> line.strip().split("\\s+"))
                .anyMatch(words -> words.length > 3 && words[3].endsWith(":" + port) && !words[3].startsWith("127."));
        if (!listens) {
            throw found(
                    target,
                    Kind.SERVICE,
                    "nothing listens on " + protocol + " port " + port,
                    target + " ss -lnp shows what does; start the service");
        }
    }

    private static Finding.Found found(NodeName node, Kind kind, String what, String mend) {
        return new Finding.Found(new Finding(node, kind, what, mend));
    }
}
