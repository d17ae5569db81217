package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.topology.NodeName;

/** A line that begins with a node's name: the rest runs on that node. */
final class NodeLine {
    private NodeLine() {}

    static int run(Context context, Line.Call call) throws InterruptedException {
        var name = call.name();
        List<String> nodes = List.of();
        if (name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,29}")) {
            var session = context.workspace().session();
            nodes = session.topology().nodes().keySet().stream()
                    .map(NodeName::text)
                    .toList();
            if (nodes.contains(name)) {
                return OnNode.run(
                        context, session, new NodeName(name), call.from(1).texts());
            }
        }
        var known = new ArrayList<>(Commands.names());
        known.addAll(nodes);
        throw new LabException(
                LabException.Kind.USAGE,
                Problem.of(
                        "\"" + name + "\" is neither a command nor a node of lab \""
                                + context.workspace().place().shown() + "\"",
                        Nearest.to(name, known)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("see: help")));
    }
}
