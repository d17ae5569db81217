package kathara.shell.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Usage;
import kathara.engine.session.Session;
import kathara.engine.topology.Interface;
import kathara.engine.topology.Link;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;

/**
 * What the nodes and links of a lab did between two looks.
 *
 * @param span between the looks
 */
public record Load(Topology topology, Duration span, List<OfNode> nodes, List<OfLink> links) {

    /**
     * A node.
     *
     * @param processors the share of one processor, 1 for a whole one
     * @param frames over all its interfaces on links
     */
    public record OfNode(Node node, double processors, long memoryBytes, int processes, Counters frames) {}

    /** A link: what all its ends have sent, received and lost. */
    public record OfLink(Link link, Counters frames) {}

    public Load {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /** So many of something that was counted, in a second. */
    public double each(long count) {
        return count * 1e9 / span.toNanos();
    }

    /** One look. */
    public record Look(
            long nanoTime,
            Topology topology,
            SortedMap<NodeName, Usage> usage,
            Map<NodeName, Map<String, Counters>> counters) {

        /** Asks the platform, and all running nodes. */
        public static Look at(Session session) throws InterruptedException {
            var topology = session.topology();
            var running = topology.nodes().values().stream()
                    .filter(node -> node.state() == State.RUNNING)
                    .map(Node::name)
                    .toList();
            var usage = session.platform().usage(session.lab());
            long now = System.nanoTime();
            var ran = session.executeAll(running.stream()
                    .map(node -> new EngineCall.Execute(session.lab(), node, false, List.of("cat", "/proc/net/dev")))
                    .toList());
            var counters = new HashMap<NodeName, Map<String, Counters>>();
            for (int i = 0; i < running.size(); i++) {
                counters.put(running.get(i), Counters.of(ran.get(i).out()));
            }
            return new Look(now, topology, usage, counters);
        }

        /** What has been done since an earlier look. */
        public Load since(Look earlier) {
            var nodes = new ArrayList<OfNode>();
            var links = new TreeMap<LinkName, Counters>();
            for (Node node : topology.nodes().values()) {
                var sum = Counters.NONE;
                for (Interface plug : node.interfaces().values()) {
                    var counted = counted(earlier, node.name(), plug.name());
                    sum = sum.plus(counted);
                    links.merge(plug.link(), counted, Counters::plus);
                }
                nodes.add(of(node, earlier, sum));
            }
            return new Load(
                    topology,
                    Duration.ofNanos(Math.max(1, nanoTime - earlier.nanoTime)),
                    nodes,
                    topology.links().values().stream()
                            .map(link -> new OfLink(link, links.getOrDefault(link.name(), Counters.NONE)))
                            .toList());
        }

        private Counters counted(Look earlier, NodeName node, String plug) {
            var now = counters.getOrDefault(node, Map.of()).get(plug);
            var before = earlier.counters.getOrDefault(node, Map.of()).get(plug);
            return now == null || before == null ? Counters.NONE : now.since(before);
        }

        private OfNode of(Node node, Look earlier, Counters frames) {
            var now = usage.get(node.name());
            var before = earlier.usage.get(node.name());
            double share = now == null || before == null
                    ? 0
                    : Math.max(0, now.processor().minus(before.processor()).toNanos())
                            / (double) Math.max(1, nanoTime - earlier.nanoTime);
            return new OfNode(
                    node, share, now == null ? 0 : now.memoryBytes(), now == null ? 0 : now.processes(), frames);
        }
    }
}
