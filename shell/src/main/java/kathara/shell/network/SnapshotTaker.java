package kathara.shell.network;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.topology.Interface;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;

/** Takes {@link Snapshot}s. */
public final class SnapshotTaker {
    private final NetworkView view;
    private final SortedMap<String, SortedMap<String, List<String>>> nodes = new TreeMap<>();

    private SnapshotTaker(NetworkView view) {
        this.view = view;
    }

    /**
     * Asks all running nodes.
     *
     * @param files to be looked at besides; one that is not there has no lines
     */
    public static Snapshot take(NetworkView view, List<String> files) throws InterruptedException {
        var taker = new SnapshotTaker(view);
        var topology = view.topology().nodes().values();
        topology.forEach(taker::addOwn);
        var running = topology.stream()
                .filter(node -> node.state() == State.RUNNING)
                .map(Node::name)
                .toList();
        for (var fact : Snapshot.Fact.values()) {
            taker.ask(running, fact);
        }
        for (String file : files) {
            taker.read(running, file);
        }
        return new Snapshot(Instant.now().truncatedTo(ChronoUnit.MILLIS), files, taker.nodes);
    }

    private void put(NodeName node, String what, List<String> lines) {
        if (!lines.isEmpty()) {
            nodes.computeIfAbsent(node.text(), name -> new TreeMap<>()).put(what, List.copyOf(lines));
        }
    }

    private void addOwn(Node node) {
        put(node.name(), "state", List.of(node.state().name().toLowerCase(Locale.ROOT)));
        put(
                node.name(),
                "interfaces",
                node.interfaces().values().stream()
                        .map(plug -> line(node, plug))
                        .toList());
        put(
                node.name(),
                "addresses",
                view.ports(node.name()).stream()
                        .flatMap(port -> port.addresses().stream().map(address -> port.name() + " " + address))
                        .toList());
    }

    private String line(Node node, Interface plug) {
        var port = view.port(node.name(), plug.name());
        var condition = view.topology().condition(plug.link()).at(node.name());
        return plug.name() + " on link " + plug.link()
                + port.map(known -> known.up() ? "" : ", down").orElse("")
                + port.map(known -> ", MTU " + known.mtu()).orElse("")
                + (condition.isGood() ? "" : ", " + condition.text());
    }

    private void ask(List<NodeName> running, Snapshot.Fact fact) throws InterruptedException {
        var answers = view.each(running, fact.command());
        for (int i = 0; i < running.size(); i++) {
            put(
                    running.get(i),
                    fact.word(),
                    answers.get(i)
                            .out()
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .map(fact::line)
                            .flatMap(Optional::stream)
                            .sorted()
                            .toList());
        }
    }

    private void read(List<NodeName> running, String file) throws InterruptedException {
        var answers = view.each(running, "cat", "--", file);
        for (int i = 0; i < running.size(); i++) {
            put(
                    running.get(i),
                    file,
                    new ArrayList<>(answers.get(i).out().lines().toList()));
        }
    }
}
