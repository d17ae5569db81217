package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import kathara.engine.labconf.LabConfWriter;
import kathara.engine.labconf.LabLink;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;

/** How two topologies differ, as lines of lab.conf and lab.link. */
record LabDiff(List<Line> lines) {

    /**
     * A line that only one of the two has.
     *
     * @param of its node, or lab.link
     */
    record Line(String of, boolean live, String text) {
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
                    .forEach(line -> lines.add(new Line(name.text(), false, line)));
            running.stream()
                    .filter(line -> !written.contains(line))
                    .forEach(line -> lines.add(new Line(name.text(), true, line)));
        }
        LabLink.lines(file).stream()
                .filter(line -> !LabLink.lines(live).contains(line))
                .forEach(line -> lines.add(new Line("lab.link", false, line)));
        LabLink.lines(live).stream()
                .filter(line -> !LabLink.lines(file).contains(line))
                .forEach(line -> lines.add(new Line("lab.link", true, line)));
        return new LabDiff(lines);
    }

    private static List<String> linesOf(Topology lab, NodeName name) {
        var node = lab.nodes().get(name);
        return node == null ? List.of() : LabConfWriter.lines(node);
    }
}
