package kathara.engine.labconf;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.topology.Interface;
import kathara.engine.topology.Node;
import kathara.engine.topology.Topology;

/** Writes nodes as lines of lab.conf, such that reading them gives the nodes back. */
public final class LabConfWriter {
    private LabConfWriter() {}

    /** The lines of one node: interfaces first, then the keys that are not at their default. */
    public static List<String> lines(Node node) {
        var lines = new ArrayList<String>();
        for (Interface plug : node.interfaces().values()) {
            lines.add(line(node, Integer.toString(plug.number()), plug.text()));
        }
        for (LabKey key : LabKeys.ALL) {
            key.valuesOf(node).forEach(value -> lines.add(line(node, key.name(), value)));
        }
        if (lines.isEmpty()) {
            lines.add(line(node, "image", node.image().text()));
        }
        return lines;
    }

    private static String line(Node node, String key, String value) {
        var quote = value.indexOf('"') < 0 ? "\"" : "'";
        return node.name() + "[" + key + "]=" + quote + value + quote;
    }

    /** The lines of every node. */
    public static List<String> lines(Topology topology) {
        return topology.nodes().values().stream()
                .flatMap(node -> lines(node).stream())
                .toList();
    }
}
