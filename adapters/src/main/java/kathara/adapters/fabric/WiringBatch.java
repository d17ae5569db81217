package kathara.adapters.fabric;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import kathara.engine.call.Cable;
import kathara.engine.topology.Condition;
import kathara.engine.topology.NodeName;

/**
 * Writes the lines of {@code ip -batch} (ip(8)) that carry out changes of wiring inside a fabric.
 *
 * <p>A link is a true hub: nothing is learned ({@code ageing_time 0}, {@code learning off}), multicast is not filtered,
 * and all of 01:80:c2:00:00:0x but MAC pause passes (two masks, since a bridge refuses bits 0 to 2 and a port does not).
 * A veth pair cannot be made with both ends up (ENOTCONN): the node's end is, the fabric's follows with the next line.
 */
public final class WiringBatch implements Cable.Handler<Void> {
    private final Function<NodeName, String> processes;
    private final Set<NodeName> byCarrier;
    private final List<String> removals = new ArrayList<>();
    private final List<String> lastLines = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> unshaped = new ArrayList<>();
    private final List<String> shapes = new ArrayList<>();
    private boolean needsNetem;

    private WiringBatch(Function<NodeName, String> processes, Set<NodeName> byCarrier) {
        this.processes = processes;
        this.byCarrier = byCarrier;
    }

    /**
     * What these changes come to. A node that is both plugged and released gets all its interfaces first, and the far
     * ends of its cables come up at the end: its first process knows the sign of a carrier. This spares a device, and
     * its removal, which takes the kernel some 26 ms under a lock.
     *
     * @param processes a process of each node that is plugged or released, as seen from the fabric
     */
    public static WiringBatch of(List<Cable> changes, Map<NodeName, Long> processes) {
        return of(changes, node -> {
            var process = processes.get(node);
            if (process == null) {
                throw new IllegalArgumentException("no process is known of " + node);
            }
            return process.toString();
        });
    }

    /** The same, where a node's process is called as the reader of the lines knows it. */
    static WiringBatch of(List<Cable> changes, Function<NodeName, String> processes) {
        var plugged = new HashSet<NodeName>();
        var released = new HashSet<NodeName>();
        for (Cable change : changes) {
            if (change instanceof Cable.Plug plug) {
                plugged.add(plug.node());
            } else if (change instanceof Cable.Release release) {
                released.add(release.node());
            }
        }
        released.retainAll(plugged);
        var batch = new WiringBatch(processes, released);
        changes.forEach(change -> change.handledBy(batch));
        return batch;
    }

    /** Devices to remove first, where they are there: also the end of a cable that a dead node left behind. */
    public List<String> removals() {
        return List.copyOf(removals);
    }

    /** The lines to run after that, in order. */
    public List<String> lines() {
        var all = new ArrayList<>(lines);
        all.addAll(lastLines);
        return all;
    }

    /** Ports that get no shape any more. */
    public List<String> unshaped() {
        return List.copyOf(unshaped);
    }

    /** The lines of {@code tc -batch} (tc(8)) to run at the end. */
    public List<String> shapes() {
        return List.copyOf(shapes);
    }

    /** Whether one of {@link #shapes} needs netem. */
    public boolean needsNetem() {
        return needsNetem;
    }

    /** The process of each node that these changes release. */
    public Map<NodeName, String> released(List<Cable> changes) {
        var released = new TreeMap<NodeName, String>();
        changes.forEach(change -> {
            if (change instanceof Cable.Release release) {
                released.put(release.node(), process(release.node()));
            }
        });
        return released;
    }

    @Override
    public Void addLink(Cable.AddLink change) {
        var bridge = FabricNames.bridge(change.link());
        lines.add("link add " + bridge
                + " up type bridge ageing_time 0 mcast_snooping 0 stp_state 0 group_fwd_mask 0xfff8");
        lines.add("link set " + bridge + " alias " + change.link());
        return null;
    }

    @Override
    public Void removeLink(Cable.RemoveLink change) {
        remove(FabricNames.bridge(change.link()));
        return null;
    }

    @Override
    public Void plug(Cable.Plug change) {
        var port = FabricNames.port(change.node(), change.number());
        remove(port);
        lines.add("link add eth" + change.number() + " netns " + process(change.node()) + " address " + change.mac()
                + " up type veth peer name " + port);
        boolean later = byCarrier.contains(change.node());
        lines.add("link set " + port + " master " + FabricNames.bridge(change.link()) + (later ? "" : " up")
                + FabricReport.alias(change.node(), change.number(), change.link(), change.mac(), Condition.GOOD));
        if (later) {
            lastLines.add("link set " + port + " up");
        }
        lines.add("link set " + port + " type bridge_slave group_fwd_mask 0xfffd learning off");
        return null;
    }

    @Override
    public Void unplug(Cable.Unplug change) {
        remove(FabricNames.port(change.node(), change.number()));
        return null;
    }

    /** A cable that is cut has its fabric's end down, which takes the carrier from the node's. */
    @Override
    public Void adjust(Cable.Adjust change) {
        var port = FabricNames.port(change.node(), change.number());
        var condition = change.condition();
        lines.add("link set " + port + (condition.cut() ? " down" : " up")
                + FabricReport.alias(change.node(), change.number(), change.link(), change.mac(), condition));
        if (condition.quality().isPerfect()) {
            unshaped.add(port);
        } else {
            shapes.add("qdisc replace dev " + port + " root " + Shape.words(condition.quality()));
            needsNetem |= condition.quality().needsNetem();
        }
        return null;
    }

    @Override
    public Void release(Cable.Release change) {
        if (byCarrier.contains(change.node())) {
            return null;
        }
        remove(FabricNames.go(change.node()));
        lines.add("link add " + FabricNames.GO + " netns " + process(change.node()) + " type veth peer name "
                + FabricNames.go(change.node()));
        return null;
    }

    /** It is the machine that lends an interface; from within a fabric nothing is seen of it: {@link HostInterfaces}. */
    @Override
    public Void join(Cable.Join change) {
        return null;
    }

    @Override
    public Void part(Cable.Part change) {
        return null;
    }

    private void remove(String device) {
        removals.add(device);
    }

    private String process(NodeName node) {
        return processes.apply(node);
    }
}
