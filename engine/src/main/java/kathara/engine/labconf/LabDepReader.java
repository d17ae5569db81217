package kathara.engine.labconf;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.StartOrder;
import kathara.engine.topology.Topology;

/**
 * Reads lab.dep: lines {@code NODE: OTHER OTHER}, which say that the node starts when the others have. Any blanks, and
 * comments behind {@code #}. Several lines of one node add up.
 */
final class LabDepReader {
    private static final int MOST_PROBLEMS = 50;

    private LabDepReader() {}

    /** The topology with its order, and what is wrong or odd. */
    record Reading(Topology topology, List<Problem> problems, List<Problem> warnings) {}

    static Reading read(String file, byte[] bytes, Topology lab) {
        var topology = lab;
        var problems = new ArrayList<Problem>();
        var warnings = new ArrayList<Problem>();
        int number = 0;
        for (String text : TextLines.of(bytes)) {
            number++;
            int comment = text.indexOf('#');
            var line = comment < 0 ? text : text.substring(0, comment);
            if (line.isBlank() || problems.size() == MOST_PROBLEMS) {
                continue;
            }
            try {
                topology = withLine(line, topology, warnings, new Problem.Place(file, number, 1));
            } catch (LabException e) {
                problems.add(e.problem().at(new Problem.Place(file, number, 1)));
            }
        }
        try {
            StartOrder.waves(topology.nodes().values());
        } catch (LabException e) {
            problems.add(e.problem().at(new Problem.Place(file, 1, 1)));
        }
        return new Reading(topology, problems, warnings);
    }

    private static Topology withLine(String line, Topology lab, List<Problem> warnings, Problem.Place place) {
        int colon = line.indexOf(':');
        if (!TextLines.isText(line) || colon < 0 || line.substring(colon + 1).isBlank()) {
            throw new LabException(
                    Problem.of("this is not a line of lab.dep", "write NODE: OTHER OTHER, as in pc1: r1 r2"));
        }
        var name = new NodeName(line.substring(0, colon).strip());
        if (!known(name, lab, warnings, place)) {
            return lab;
        }
        Node node = lab.node(name);
        for (String word : line.substring(colon + 1).strip().split("[\\s,]+")) {
            var other = new NodeName(word);
            if (known(other, lab, warnings, place)) {
                node = node.withSettings(node.settings().withAfter(other));
            }
        }
        return lab.with(node);
    }

    private static boolean known(NodeName name, Topology lab, List<Problem> warnings, Problem.Place place) {
        if (lab.nodes().containsKey(name)) {
            return true;
        }
        if (warnings.size() < MOST_PROBLEMS) {
            var names = lab.nodes().keySet().stream().map(NodeName::text).toList();
            warnings.add(Problem.of("lab.conf has no node \"" + name + "\"", Nearest.orAll(name.text(), "nodes", names))
                    .at(place));
        }
        return false;
    }
}
