package kathara.engine.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/** A lab as a value: its nodes and the links between them. Never changes; safe for any thread. */
public record Topology(SortedMap<NodeName, Node> nodes) {

    public static final Topology EMPTY = new Topology(new TreeMap<>());

    public Topology {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    }

    /** With this node added, or in place of the one of its name. */
    public Topology with(Node node) {
        var changed = new TreeMap<>(nodes);
        changed.put(node.name(), node);
        return new Topology(changed);
    }

    public Topology without(NodeName name) {
        node(name);
        var changed = new TreeMap<>(nodes);
        changed.remove(name);
        return new Topology(changed);
    }

    /** The node of that name; a user problem when the lab has none. */
    public Node node(NodeName name) {
        var found = nodes.get(name);
        if (found == null) {
            throw new LabException(Problem.of(
                    "the lab has no node \"" + name + "\"",
                    Nearest.orAll(
                            name.text(),
                            "nodes here",
                            nodes.keySet().stream().map(NodeName::text).toList())));
        }
        return found;
    }

    /** Every link that has an end, by name. */
    public SortedMap<LinkName, Link> links() {
        var ends = new TreeMap<LinkName, List<Link.End>>();
        nodes.values().forEach(node -> node.interfaces().values().forEach(plug -> ends.computeIfAbsent(
                        plug.link(), name -> new ArrayList<>())
                .add(new Link.End(node.name(), plug))));
        var links = new TreeMap<LinkName, Link>();
        ends.forEach((name, list) -> links.put(name, new Link(name, list)));
        return links;
    }

    /** The link of that name; a user problem when the lab has none. */
    public Link link(LinkName name) {
        var links = links();
        var found = links.get(name);
        if (found == null) {
            throw new LabException(Problem.of(
                    "the lab has no link \"" + name + "\"",
                    Nearest.orAll(
                            name.text(),
                            "links here",
                            links.keySet().stream().map(LinkName::text).toList())));
        }
        return found;
    }
}
