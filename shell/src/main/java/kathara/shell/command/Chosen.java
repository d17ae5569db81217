package kathara.shell.command;

import java.util.List;
import java.util.stream.Stream;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;

/** The nodes of a lab that a command is about: those named, all but some, or all. */
final class Chosen {
    private Chosen() {}

    static List<Node> of(Topology lab, List<NodeName> named, List<NodeName> excluded) {
        if (!named.isEmpty() && !excluded.isEmpty()) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("nodes are both named and excluded", "name some, or exclude some"));
        }
        VstartCommand.asUsage(() ->
                Stream.concat(named.stream(), excluded.stream()).map(lab::node).toList());
        if (!named.isEmpty()) {
            return named.stream().distinct().map(lab::node).toList();
        }
        return lab.nodes().values().stream()
                .filter(node -> !excluded.contains(node.name()))
                .toList();
    }
}
