package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;

/**
 * Which nodes the first word of a line means: {@code pc1}; {@code r1,r2}; {@code r*}; {@code @frr}, those of an image;
 * {@code all}; and all of these with {@code except …} behind.
 *
 * @param nodes in order; at least one
 * @param words how many words of the line say it
 * @param single whether it is a node's name, which may have its console opened
 */
record NodeGroup(List<NodeName> nodes, int words, boolean single) {
    private static final String ALL = "all";
    private static final String EXCEPT = "except";
    private static final String PART = "@?[A-Za-z0-9_*?-][A-Za-z0-9_*?./-]*";
    private static final Pattern FORM = Pattern.compile(PART + "(?:," + PART + ")*");

    /** Whether a word can mean nodes at all, so that it is worth it to ask which there are. */
    static boolean canBe(String word) {
        return FORM.matcher(word).matches();
    }

    /** The nodes; an empty list of them when the word means none and is no pattern either. */
    static NodeGroup of(List<Argument> line, Topology topology) {
        var first = line.get(0).text();
        if (topology.nodes().keySet().stream().anyMatch(node -> node.text().equals(first))) {
            return new NodeGroup(List.of(new NodeName(first)), 1, true);
        }
        boolean pattern = first.equals(ALL) || first.matches(".*[*?,@].*");
        if (!pattern || line.get(0).quoted()) {
            return new NodeGroup(List.of(), 1, true);
        }
        var chosen = new TreeSet<NodeName>(chosen(first, topology));
        boolean excepting = line.size() > 2
                && line.get(1).text().equals(EXCEPT)
                && !line.get(1).quoted();
        if (excepting) {
            chosen.removeAll(chosen(line.get(2).text(), topology));
        }
        if (chosen.isEmpty()) {
            throw new LabException(Problem.of(
                    "no node is left of \"" + first
                            + (excepting ? " except " + line.get(2).text() : "") + "\"",
                    "see: vlist"));
        }
        return new NodeGroup(new ArrayList<>(chosen), excepting ? 3 : 1, false);
    }

    private static List<NodeName> chosen(String group, Topology topology) {
        var all = new ArrayList<NodeName>();
        for (var part : group.split(",")) {
            var found = topology.nodes().values().stream()
                    .filter(node -> matches(part, node))
                    .map(Node::name)
                    .toList();
            if (found.isEmpty() && !part.equals(ALL)) {
                throw new LabException(
                        LabException.Kind.USAGE,
                        Problem.of(
                                "\"" + part + "\" is no node of the lab, and no pattern for one",
                                "patterns: r*, r1,r2, @frr for an image, all except pc1; nodes: "
                                        + shownNames(topology)));
            }
            all.addAll(found);
        }
        return all;
    }

    private static String shownNames(Topology topology) {
        var names = topology.nodes().keySet().stream().map(NodeName::text).toList();
        return String.join(", ", names.subList(0, Math.min(names.size(), 20))) + (names.size() > 20 ? ", …" : "");
    }

    private static boolean matches(String part, Node node) {
        if (part.equals(ALL)) {
            return true;
        }
        if (part.startsWith("@")) {
            var image = node.image().untagged();
            var wanted = part.substring(1);
            return image.equals(wanted) || image.endsWith("/" + wanted);
        }
        var regex = Pattern.quote(part).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return node.name().text().matches(regex);
    }
}
