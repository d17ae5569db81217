package kathara.engine.operation;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LinkCondition;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Quality;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;

/** A change the user asks of the lab. Applying it is pure: it makes the next topology and touches nothing else. */
public sealed interface Operation {

    Topology applyTo(Topology lab);

    /** Whether nodes that end because of it end at once, as when their power fails, or in an orderly way. */
    default boolean atOnce() {
        return false;
    }

    /**
     * Starts the nodes of a lab. A node that is there already gets what it lacks; interfaces that it was given live
     * stay. One whose image or settings differ is made anew.
     */
    record Start(Topology nodes) implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            var next = lab.with(nodes.nodes().values().stream()
                    .map(node -> merged(node, lab))
                    .toList());
            var conditions = new TreeMap<>(lab.conditions());
            conditions.putAll(nodes.conditions());
            var outside = new TreeSet<>(lab.outside());
            outside.addAll(nodes.outside());
            return next.withConditions(conditions).withOutside(outside);
        }

        private static Node merged(Node node, Topology lab) {
            var there = lab.nodes().get(node.name());
            if (there == null) {
                return node.withState(State.RUNNING);
            }
            var interfaces = new TreeMap<>(there.interfaces());
            interfaces.putAll(node.interfaces());
            return node.withInterfaces(interfaces).withState(State.RUNNING);
        }
    }

    /** Takes a node and its files away. */
    record Remove(NodeName node) implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            return lab.without(node);
        }

        @Override
        public boolean atOnce() {
            return true;
        }
    }

    /** Takes the whole lab away. */
    record Clear() implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            return Topology.EMPTY;
        }

        @Override
        public boolean atOnce() {
            return true;
        }
    }

    /** Gives a node an interface. */
    record Plug(NodeName node, Interface plug) implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            return lab.with(lab.node(node).with(plug));
        }
    }

    /** Takes an interface away from a node. */
    record Unplug(NodeName node, int number) implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            return lab.with(lab.node(node).withoutInterface(number));
        }
    }

    /** Cuts a link, or one node's end of it. */
    record Cut(LinkName link, Optional<NodeName> end) implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            mustEnd(lab, link, end);
            return lab.with(link, lab.condition(link).cut(end));
        }
    }

    /** Mends a link that was cut, or one node's end of it. */
    record Mend(LinkName link, Optional<NodeName> end) implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            mustEnd(lab, link, end);
            return lab.with(link, lab.condition(link).mended(end));
        }
    }

    /** Changes how well frames pass a link, or how they reach one node; what is not mentioned stays, 0 goes. */
    record Degrade(LinkName link, Optional<NodeName> end, SortedMap<Quality.Property, Long> changes)
            implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            mustEnd(lab, link, end);
            return lab.with(link, lab.condition(link).changed(end, changes));
        }
    }

    /** Gives a link a condition whole, as the one that it had before. */
    record Restore(LinkName link, LinkCondition condition) implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            return lab.with(link, condition);
        }
    }

    private static void mustEnd(Topology lab, LinkName name, Optional<NodeName> end) {
        var link = lab.link(name);
        if (end.isPresent() && link.ends().stream().noneMatch(e -> e.node().equals(end.get()))) {
            throw new LabException(Problem.of(
                    "\"" + end.get() + "\" has no interface on link \"" + name + "\"",
                    "on it are: "
                            + link.ends().stream()
                                    .map(e -> e.node().text())
                                    .distinct()
                                    .collect(Collectors.joining(", "))));
        }
    }

    /** Halts a node; {@code atOnce} is a crash. */
    record Halt(NodeName node, boolean atOnce) implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            return lab.with(lab.node(node).withState(State.HALTED));
        }
    }

    /** Freezes a running node. */
    record Pause(NodeName node) implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            var there = lab.node(node);
            if (there.state() == State.HALTED) {
                throw new LabException(Problem.of("\"" + node + "\" does not run", "start it with: vstart " + node));
            }
            return lab.with(there.withState(State.PAUSED));
        }
    }

    /** Lets a frozen node go on; starts a halted one. */
    record Resume(NodeName node) implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            return lab.with(lab.node(node).withState(State.RUNNING));
        }
    }

    /** Makes the lab one that it was before, whole. */
    record Become(Topology wanted) implements Operation {
        @Override
        public Topology applyTo(Topology lab) {
            return wanted;
        }

        @Override
        public boolean atOnce() {
            return true;
        }
    }

    /** Several changes as one: all or nothing, and one step of undo. */
    record Together(List<Operation> parts) implements Operation {
        public Together {
            parts = List.copyOf(parts);
        }

        @Override
        public Topology applyTo(Topology lab) {
            var next = lab;
            for (Operation part : parts) {
                next = part.applyTo(next);
            }
            return next;
        }

        @Override
        public boolean atOnce() {
            return parts.stream().anyMatch(Operation::atOnce);
        }
    }
}
