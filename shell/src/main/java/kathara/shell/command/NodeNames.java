package kathara.shell.command;

import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.NodeName;
import kathara.shell.language.Keyword;

/** A line that begins with a node's name runs on that node, so no node may be called like a command. */
final class NodeNames {
    private NodeNames() {}

    static void mustBeFree(NodeName name) {
        if (Commands.find(name.text()).isPresent() || Keyword.all().contains(name.text())) {
            throw new LabException(
                    Problem.of("no node can be called \"" + name + "\": that is a command", "choose another name"));
        }
    }
}
