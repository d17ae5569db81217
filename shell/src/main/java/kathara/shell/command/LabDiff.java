package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import kathara.engine.labconf.LabConfWriter;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;

/** How two topologies differ, as lines of lab.conf. */
record LabDiff(List<Line> lines) {

    /** A line that only one of the two has. */
    record Line(NodeName node, boolean live, String text) {
        @Override
        public String toString() {
            return (live ? "+ " : "- ") + text;
        }
    }

    /** {@code -} is in the file alone, {@code +} is live alone. */
    static LabDiff between(Topology file, Topology live) {
        var names = new TreeSet<>(file.nodes().keySet());
        names.addAll(live.nodes().keySet());
        var lines = new ArrayList<Line>();
        for (NodeName name : names) {
            var written = linesOf(file, name);
            var running = linesOf(live, name);
            written.stream()
                    .filter(line -> !running.contains(line))
                    .forEach(line -> lines.add(new Line(name, false, line)));
            running.stream()
                    .filter(line -> !written.contains(line))
                    .forEach(line -> lines.add(new Line(name, true, line)));
        }
        return new LabDiff(lines);
    }

    private static List<String> linesOf(Topology lab, NodeName name) {
        var node = lab.nodes().get(name);
        return node == null ? List.of() : LabConfWriter.lines(node);
    }
}
