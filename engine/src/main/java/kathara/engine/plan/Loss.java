package kathara.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import kathara.engine.call.Cable;
import kathara.engine.call.EngineCall;
import kathara.engine.topology.NodeName;

/**
 * What is inside a node and no plan brings back.
 *
 * @param what as in "is removed with the files in it"
 */
public record Loss(NodeName node, String what) {

    /** What a plan takes, by node. */
    public static List<Loss> of(Plan plan) {
        var removed = new TreeSet<NodeName>();
        var made = new TreeSet<NodeName>();
        var ended = new TreeSet<NodeName>();
        var unplugged = new TreeMap<NodeName, TreeSet<Integer>>();
        plan.calls().forEach(call -> {
            if (call instanceof EngineCall.RemoveNode remove) {
                removed.add(remove.node());
            } else if (call instanceof EngineCall.CreateNode create) {
                made.add(create.node().name());
            } else if (call instanceof EngineCall.StopNode stop) {
                ended.add(stop.node());
            } else if (call instanceof EngineCall.KillNode kill) {
                ended.add(kill.node());
            } else if (call instanceof EngineCall.Wire wire) {
                wire.cables().forEach(cable -> {
                    if (cable instanceof Cable.Unplug unplug) {
                        unplugged
                                .computeIfAbsent(unplug.node(), node -> new TreeSet<>())
                                .add(unplug.number());
                    }
                });
            }
        });
        ended.removeAll(removed);
        var losses = new ArrayList<Loss>();
        removed.forEach(node -> losses.add(new Loss(
                node,
                made.contains(node)
                        ? "is made anew: files, addresses and processes in it are lost"
                        : "is removed with the files in it")));
        ended.forEach(node -> losses.add(new Loss(node, "ends: its processes, addresses and routes are lost")));
        unplugged.forEach((node, numbers) -> {
            if (!removed.contains(node) && !ended.contains(node)) {
                numbers.forEach(
                        number -> losses.add(new Loss(node, "loses eth" + number + " with its addresses and routes")));
            }
        });
        made.removeAll(removed);
        made.forEach(node -> losses.add(new Loss(node, "is made anew: files that it had before do not come back")));
        return losses;
    }

    @Override
    public String toString() {
        return node + " " + what;
    }
}
