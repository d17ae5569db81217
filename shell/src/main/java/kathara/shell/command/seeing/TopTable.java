package kathara.shell.command.seeing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import kathara.engine.topology.State;
import kathara.shell.command.Amount;
import kathara.shell.network.Counters;
import kathara.shell.network.Load;
import kathara.shell.network.Load.OfLink;
import kathara.shell.network.Load.OfNode;

/**
 * How the load is shown: by what it is sorted, and which rows.
 *
 * @param filter a part of the names of nodes and links that are shown
 */
record TopTable(Order order, boolean nodes, boolean links, String filter) {
    static final List<String> NODE_HEADING =
            List.of("NODE", "STATE", "CPU", "MEMORY", "PROCESSES", "IN/s", "OUT/s", "IN B/s", "OUT B/s", "DROPS");
    static final List<String> LINK_HEADING = List.of("LINK", "FRAMES/s", "B/s", "DROPS", "CONDITION", "ENDS");

    /** By what rows are sorted, the most first. Links have no processors and no memory: they stay in order then. */
    enum Order {
        NAME(node -> 0, link -> 0),
        CPU(OfNode::processors, link -> 0),
        MEMORY(OfNode::memoryBytes, link -> 0),
        PACKETS(node -> node.frames().receivedFrames() + node.frames().sentFrames(), link -> link.frames()
                .sentFrames()),
        BYTES(node -> node.frames().receivedBytes() + node.frames().sentBytes(), link -> link.frames()
                .sentBytes()),
        DROPS(node -> node.frames().dropped(), link -> link.frames().dropped());

        private final ToDoubleFunction<OfNode> ofNode;
        private final ToDoubleFunction<OfLink> ofLink;

        Order(ToDoubleFunction<OfNode> ofNode, ToDoubleFunction<OfLink> ofLink) {
            this.ofNode = ofNode;
            this.ofLink = ofLink;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Order::word).toList();
        }
    }

    TopTable by(Order other) {
        return new TopTable(other, nodes, links, filter);
    }

    /** Nodes alone, then links alone, then both. */
    TopTable turned() {
        return new TopTable(order, links || !nodes, nodes, filter);
    }

    TopTable filtered(String other) {
        return new TopTable(order, nodes, links, other);
    }

    List<OfNode> nodesOf(Load load) {
        return nodes
                ? load.nodes().stream()
                        .filter(each -> each.node().name().text().contains(filter))
                        .sorted(Comparator.comparingDouble(order.ofNode).reversed())
                        .toList()
                : List.of();
    }

    List<OfLink> linksOf(Load load) {
        return links
                ? load.links().stream()
                        .filter(each -> each.link().name().text().contains(filter)
                                || each.link().ends().stream()
                                        .anyMatch(end -> !filter.isEmpty()
                                                && end.node().text().contains(filter)))
                        .sorted(Comparator.comparingDouble(order.ofLink).reversed())
                        .toList()
                : List.of();
    }

    static List<String> row(Load load, OfNode each) {
        var frames = each.frames();
        boolean runs = each.node().state() != State.HALTED;
        var row = new ArrayList<>(
                List.of(each.node().name().text(), each.node().state().name().toLowerCase(Locale.ROOT)));
        row.addAll(
                runs
                        ? List.of(
                                String.format(Locale.ROOT, "%.1f%%", each.processors() * 100),
                                Amount.of(each.memoryBytes()),
                                String.valueOf(each.processes()))
                        : List.of("-", "-", "-"));
        row.addAll(List.of(
                rate(load, frames.receivedFrames()),
                rate(load, frames.sentFrames()),
                bytes(load, frames.receivedBytes()),
                bytes(load, frames.sentBytes()),
                String.valueOf(frames.dropped())));
        return row;
    }

    static List<String> row(Load load, OfLink each) {
        Counters frames = each.frames();
        var condition = load.topology().condition(each.link().name()).text();
        return List.of(
                each.link().name().text(),
                rate(load, frames.sentFrames()),
                bytes(load, frames.sentBytes()),
                String.valueOf(frames.dropped()),
                condition.isEmpty() ? "good" : condition,
                String.join(
                        " ", each.link().ends().stream().map(Object::toString).toList()));
    }

    private static String rate(Load load, long count) {
        return String.valueOf(Math.round(load.each(count)));
    }

    private static String bytes(Load load, long count) {
        return Amount.of(Math.round(load.each(count)));
    }
}
