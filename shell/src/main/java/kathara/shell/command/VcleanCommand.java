package kathara.shell.command;

import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.topology.NodeName;

final class VcleanCommand extends NodesCommand {
    @Override
    Operation operation(NodeName node) {
        return new Operation.Remove(node);
    }

    @Override
    String done() {
        return "removed";
    }

    @Override
    public List<String> examples() {
        return List.of("vclean pc1", "vclean pc1 pc2");
    }
}
