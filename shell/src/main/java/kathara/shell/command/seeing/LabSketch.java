package kathara.shell.command.seeing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kathara.engine.topology.Link;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;
import kathara.shell.drawing.Sketch;
import kathara.shell.network.Address;
import kathara.shell.network.Port;

/**
 * A lab as it is drawn. A link between two nodes is a wire, any other a box of its own; the network that its ends share
 * is written at the link, what is each end's own at the end.
 */
final class LabSketch {
    private static final String OUTSIDE = "outside of the lab"; // no name of a node has blanks

    private final Topology topology;
    private final Function<NodeName, List<Port>> ports;
    private final Map<LinkName, Set<String>> networks = new HashMap<>();
    private final List<Sketch.Box> boxes = new ArrayList<>();
    private final List<Sketch.Wire> wires = new ArrayList<>();

    private LabSketch(Topology topology, Function<NodeName, List<Port>> ports) {
        this.topology = topology;
        this.ports = ports;
    }

    /** @param ports what is known of a node's interfaces; may be nothing */
    static Sketch of(String title, Topology topology, Function<NodeName, List<Port>> ports) {
        var lab = new LabSketch(topology, ports);
        topology.nodes().values().forEach(lab::add);
        topology.links().values().forEach(lab::add);
        lab.addOutside();
        return new Sketch(title, false, lab.boxes, lab.wires);
    }

    private void add(Node node) {
        var lines = new ArrayList<>(List.of(node.name().text()));
        if (node.state() != State.RUNNING) {
            lines.add("(" + node.state().name().toLowerCase(Locale.ROOT) + ")");
        }
        for (Port port : ports.apply(node.name())) {
            boolean plugged = node.interfaces().values().stream()
                    .anyMatch(plug -> plug.name().equals(port.name()));
            if (!plugged && !port.addresses().isEmpty()) {
                lines.add(port.name() + " " + joined(port.addresses().stream().map(LabSketch::whole)));
            }
        }
        boxes.add(new Sketch.Box(id(node.name()), Sketch.Kind.NODE, lines, mood(node)));
    }

    private static Sketch.Mood mood(Node node) {
        return node.state() == State.RUNNING ? Sketch.Mood.FINE : Sketch.Mood.FAINT;
    }

    /** Nodes and links may have the same names. */
    private static String id(NodeName node) {
        return node.text();
    }

    private static String id(LinkName link) {
        return "link " + link;
    }

    private void add(Link link) {
        networks.put(link.name(), shared(link));
        var ends = link.ends();
        boolean wire = ends.size() == 2
                && !ends.get(0).node().equals(ends.get(1).node())
                && topology.outside().stream().noneMatch(one -> one.link().equals(link.name()));
        var whole = topology.condition(link.name()).whole();
        var label = new Sketch.Label(
                joined(Stream.of(
                                Stream.of(link.name().text()),
                                networks.get(link.name()).stream(),
                                Stream.of(whole.text()))
                        .flatMap(each -> each)),
                whole.cut() ? Sketch.Mood.BAD : Sketch.Mood.FINE);
        if (wire) {
            var from = ends.get(0);
            var to = ends.get(1);
            boolean cut = isCut(link, from) || isCut(link, to);
            wires.add(new Sketch.Wire(
                    id(from.node()), id(to.node()), end(link, from), label, end(link, to), mood(cut, from, to)));
        } else {
            boxes.add(new Sketch.Box(id(link.name()), Sketch.Kind.HUB, List.of(label.text()), label.mood()));
            ends.forEach(end -> wires.add(new Sketch.Wire(
                    id(end.node()),
                    id(link.name()),
                    end(link, end),
                    Sketch.Label.NONE,
                    Sketch.Label.NONE,
                    mood(isCut(link, end), end))));
        }
    }

    private boolean isCut(Link link, Link.End end) {
        return topology.condition(link.name()).at(end.node()).cut();
    }

    private Sketch.Mood mood(boolean cut, Link.End... ends) {
        if (cut || Stream.of(ends).anyMatch(this::isDown)) {
            return Sketch.Mood.BAD;
        }
        return Stream.of(ends).anyMatch(end -> topology.node(end.node()).state() != State.RUNNING)
                ? Sketch.Mood.FAINT
                : Sketch.Mood.FINE;
    }

    private Optional<Port> port(Link.End end) {
        return ports.apply(end.node()).stream()
                .filter(port -> port.name().equals(end.plug().name()))
                .findFirst();
    }

    private boolean isDown(Link.End end) {
        return port(end).filter(port -> !port.up()).isPresent();
    }

    /** {@code eth0 .1}, with what is said of this end alone. */
    private Sketch.Label end(Link link, Link.End end) {
        var own = topology.condition(link.name()).ends().get(end.node());
        var known = networks.get(link.name());
        var addresses = port(end).map(Port::addresses).orElse(List.of()).stream()
                .map(address -> known.contains(address.network()) ? address.inNetwork() : whole(address));
        boolean down = isDown(end);
        return new Sketch.Label(
                joined(Stream.of(
                                Stream.of(end.plug().name()),
                                addresses,
                                Stream.of(down ? "down" : "", own == null ? "" : own.text()))
                        .flatMap(each -> each)),
                down || own != null && own.cut() ? Sketch.Mood.BAD : Sketch.Mood.FINE);
    }

    /** The networks that stand at the link: the one of all its addresses, of each version. */
    private Set<String> shared(Link link) {
        var shared = new LinkedHashSet<String>();
        for (boolean six : new boolean[] {false, true}) {
            var found = link.ends().stream()
                    .flatMap(end -> port(end).stream())
                    .flatMap(port -> port.addresses(six).stream())
                    .map(Address::network)
                    .collect(Collectors.toSet());
            if (found.size() == 1) {
                shared.addAll(found);
            }
        }
        return shared;
    }

    private static String whole(Address address) {
        boolean single = address.prefix() == (address.six() ? 128 : 32);
        return single ? address.text() : address.toString();
    }

    /** Interfaces of the machine on links, and nodes that reach the world through the machine. */
    private void addOutside() {
        for (var one : topology.outside()) {
            var id = "host " + one.text();
            if (boxes.stream().noneMatch(box -> box.id().equals(id))) {
                boxes.add(new Sketch.Box(id, Sketch.Kind.OUTSIDE, List.of(one.text(), "(host)"), Sketch.Mood.FINE));
            }
            wires.add(plain(id, id(one.link())));
        }
        var bridged = topology.nodes().values().stream()
                .filter(node -> node.settings().bridged())
                .toList();
        if (!bridged.isEmpty()) {
            boxes.add(new Sketch.Box(OUTSIDE, Sketch.Kind.OUTSIDE, List.of("outside"), Sketch.Mood.FINE));
            bridged.forEach(node -> wires.add(plain(OUTSIDE, id(node.name()))));
        }
    }

    private static Sketch.Wire plain(String from, String to) {
        return new Sketch.Wire(from, to, Sketch.Label.NONE, Sketch.Label.NONE, Sketch.Label.NONE, Sketch.Mood.FINE);
    }

    private static String joined(Stream<String> words) {
        return words.filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }
}
