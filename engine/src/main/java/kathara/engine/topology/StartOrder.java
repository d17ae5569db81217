package kathara.engine.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** The order in which nodes run their start-up scripts: waves, each of which begins when those before it have ended. */
public final class StartOrder {
    private StartOrder() {}

    /** The waves of these nodes; a user problem that names the loop when nodes wait for each other. */
    public static List<List<Node>> waves(Collection<Node> nodes) {
        var left = new TreeMap<NodeName, Node>();
        nodes.forEach(node -> left.put(node.name(), node));
        var waves = new ArrayList<List<Node>>();
        while (!left.isEmpty()) {
            var wave = left.values().stream()
                    .filter(node -> node.settings().after().stream().noneMatch(left::containsKey))
                    .toList();
            if (wave.isEmpty()) {
                throw new LabException(Problem.of(
                        "these nodes wait for each other: " + loop(left),
                        "take one of them out of lab.dep, or out of its line"));
            }
            wave.forEach(node -> left.remove(node.name()));
            waves.add(wave);
        }
        return waves;
    }

    /** Follows the waiting from any node until one comes again; each node that is left waits for one that is left. */
    private static String loop(Map<NodeName, Node> left) {
        var way = new LinkedHashSet<NodeName>();
        var at = left.keySet().iterator().next();
        while (way.add(at)) {
            at = left.get(at).settings().after().stream()
                    .filter(left::containsKey)
                    .findFirst()
                    .orElseThrow();
        }
        var names = new ArrayList<>(way);
        var loop = new ArrayList<>(names.subList(names.indexOf(at), names.size()));
        loop.add(at);
        return loop.stream().map(NodeName::text).collect(Collectors.joining(" waits for "));
    }
}
