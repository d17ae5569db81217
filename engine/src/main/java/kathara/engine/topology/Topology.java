package kathara.engine.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/**
 * A lab as a value: its nodes and the links between them. Never changes; safe for any thread.
 *
 * @param conditions what links are like that are not simply good; none of a link that has no end, nor of an end
 *     that is not there
 * @param outside interfaces of the machine that join links; none on a link that has no end
 */
public record Topology(
        SortedMap<NodeName, Node> nodes,
        SortedMap<LinkName, LinkCondition> conditions,
        SortedSet<HostInterface> outside) {

    public static final Topology EMPTY = new Topology(new TreeMap<>());

    public Topology {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
        conditions = Collections.unmodifiableSortedMap(told(nodes, conditions));
        outside = Collections.unmodifiableSortedSet(joining(nodes, outside));
    }

    /** One whose links are all good, and the lab's alone. */
    public Topology(SortedMap<NodeName, Node> nodes) {
        this(nodes, new TreeMap<>(), new TreeSet<>());
    }

    private static SortedSet<HostInterface> joining(SortedMap<NodeName, Node> nodes, SortedSet<HostInterface> outside) {
        var joining = new TreeSet<>(outside);
        if (!joining.isEmpty()) {
            var links = endsOf(nodes).keySet();
            joining.removeIf(one -> !links.contains(one.link()));
        }
        return joining;
    }

    private static Map<LinkName, Set<NodeName>> endsOf(SortedMap<NodeName, Node> nodes) {
        var ends = new HashMap<LinkName, Set<NodeName>>();
        nodes.values().forEach(node -> node.interfaces().values().forEach(plug -> ends.computeIfAbsent(
                        plug.link(), link -> new HashSet<>())
                .add(node.name())));
        return ends;
    }

    private static SortedMap<LinkName, LinkCondition> told(
            SortedMap<NodeName, Node> nodes, SortedMap<LinkName, LinkCondition> conditions) {
        var told = new TreeMap<LinkName, LinkCondition>();
        if (!conditions.isEmpty()) {
            var ends = endsOf(nodes);
            conditions.forEach((link, condition) -> {
                if (ends.containsKey(link)) {
                    told.put(link, condition.ofEnds(ends.get(link)));
                }
            });
            told.values().removeIf(LinkCondition::isGood);
        }
        return told;
    }

    /** With this node added, or in place of the one of its name. */
    public Topology with(Node node) {
        var changed = new TreeMap<>(nodes);
        changed.put(node.name(), node);
        return new Topology(changed, conditions, outside);
    }

    /** With all of these nodes, each in place of the one of its name. */
    public Topology with(Collection<Node> many) {
        var changed = new TreeMap<>(nodes);
        many.forEach(node -> changed.put(node.name(), node));
        return new Topology(changed, conditions, outside);
    }

    /** With each node as this makes it. */
    public Topology withEach(UnaryOperator<Node> change) {
        return with(nodes.values().stream().map(change).toList());
    }

    public Topology without(NodeName name) {
        node(name);
        var changed = new TreeMap<>(nodes);
        changed.remove(name);
        return new Topology(changed, conditions, outside);
    }

    /** What a link is like. */
    public LinkCondition condition(LinkName link) {
        return conditions.getOrDefault(link, LinkCondition.GOOD);
    }

    /** With a link, which there must be, in this condition. */
    public Topology with(LinkName link, LinkCondition condition) {
        link(link);
        var changed = new TreeMap<>(conditions);
        changed.put(link, condition);
        return new Topology(nodes, changed, outside);
    }

    /** With these conditions instead; those of links that are not here are left out. */
    public Topology withConditions(SortedMap<LinkName, LinkCondition> others) {
        return new Topology(nodes, others, outside);
    }

    /** With these interfaces of the machine instead; those on links that are not here are left out. */
    public Topology withOutside(Set<HostInterface> others) {
        return new Topology(nodes, conditions, new TreeSet<>(others));
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
