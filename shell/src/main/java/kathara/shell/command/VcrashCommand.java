package kathara.shell.command;

import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.topology.NodeName;

final class VcrashCommand extends NodesCommand {
    @Override
    Operation operation(NodeName node) {
        return new Operation.Halt(node, true);
    }

    @Override
    String done() {
        return "crashed";
    }

    @Override
    public List<List<String>> opposite() {
        return all().stream().map(node -> lab.line("vstart", List.of(node))).toList();
    }

    @Override
    public List<String> examples() {
        return List.of("vcrash pc1", "vcrash pc1 pc2");
    }
}
