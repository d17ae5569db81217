package kathara.shell.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.call.EngineCall;
import kathara.engine.session.Ran;
import kathara.engine.session.Session;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;

/** A lab with what its running nodes say of their interfaces. What else is wanted of a node is asked when it is needed. */
public final class NetworkView {
    private final Session session;
    private final Topology topology;
    private final SortedMap<NodeName, List<Port>> ports = new TreeMap<>();

    private NetworkView(Session session, Topology topology) {
        this.session = session;
        this.topology = topology;
    }

    /** Asks all running nodes at once. */
    public static NetworkView of(Session session) throws InterruptedException {
        var view = new NetworkView(session, session.topology());
        var running = view.topology.nodes().values().stream()
                .filter(node -> node.state() == State.RUNNING)
                .toList();
        var results = view.each(running.stream().map(Node::name).toList(), "ip", "-j", "address");
        for (int i = 0; i < running.size(); i++) {
            var node = running.get(i);
            var list = new ArrayList<Port>();
            tree(results.get(i).out()).forEach(device -> list.add(port(node, device)));
            list.removeIf(port -> port.name().equals("lo") && port.addresses().isEmpty());
            view.ports.put(node.name(), list);
        }
        return view;
    }

    private static Port port(Node node, JsonNode device) {
        var flags = new ArrayList<String>();
        device.path("flags").forEach(flag -> flags.add(flag.asText()));
        var addresses = new ArrayList<Address>();
        device.path("addr_info").forEach(info -> {
            if (!List.of("link", "host").contains(info.path("scope").asText())) {
                addresses.add(new Address(
                        info.path("local").asText(), info.path("prefixlen").asInt()));
            }
        });
        var name = device.path("ifname").asText();
        return new Port(
                node.name(),
                name,
                flags.contains("UP"),
                flags.contains("LOWER_UP"),
                !flags.contains("NOARP") || name.equals("lo"),
                device.path("mtu").asInt(),
                device.path("address").asText(),
                node.interfaces().values().stream()
                        .filter(plug -> plug.name().equals(name))
                        .map(Interface::link)
                        .findFirst(),
                addresses);
    }

    public Topology topology() {
        return topology;
    }

    /** The interfaces of a node; none when it does not run. */
    public List<Port> ports(NodeName node) {
        return ports.getOrDefault(node, List.of());
    }

    public Optional<Port> port(NodeName node, String name) {
        return ports(node).stream().filter(port -> port.name().equals(name)).findFirst();
    }

    /** The interfaces of running nodes on a link. */
    public List<Port> portsOn(LinkName link) {
        return all().stream()
                .filter(port -> port.link().equals(Optional.of(link)))
                .toList();
    }

    /** The interfaces that have an address. */
    public List<Port> owners(String address) {
        return all().stream().filter(port -> port.has(address)).toList();
    }

    /** All interfaces of all running nodes. */
    public List<Port> all() {
        return ports.values().stream().flatMap(List::stream).toList();
    }

    /** The addresses of a node, those of its first interface first. */
    public List<Address> addresses(NodeName node, boolean six) {
        return ports(node).stream()
                .flatMap(port -> port.addresses(six).stream())
                .toList();
    }

    /** Runs a command in a node. */
    public Ran run(NodeName node, String... words) throws InterruptedException {
        return each(List.of(node), words).get(0);
    }

    /** What a command in a node prints as JSON; a missing node when it fails. */
    public JsonNode json(NodeName node, String... words) throws InterruptedException {
        return parsed(run(node, words));
    }

    /** What was printed, as JSON; a missing node when the command failed. */
    JsonNode parsed(Ran ran) {
        return ran.status() == 0 ? tree(ran.out()) : MissingNode.getInstance();
    }

    /** Runs a command in many nodes at once. */
    public List<Ran> each(Collection<NodeName> nodes, String... words) throws InterruptedException {
        return session.executeAll(nodes.stream()
                .map(node -> new EngineCall.Execute(session.lab(), node, false, List.of(words)))
                .toList());
    }

    private static JsonNode tree(String json) {
        try {
            var read = new ObjectMapper().readTree(json);
            return read == null ? MissingNode.getInstance() : read;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
