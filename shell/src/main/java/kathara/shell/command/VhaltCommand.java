package kathara.shell.command;

import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.topology.NodeName;

final class VhaltCommand extends NodesCommand {
    @Override
    Operation operation(NodeName node) {
        return new Operation.Halt(node, false);
    }

    @Override
    String done() {
        return "halted";
    }

    @Override
    public List<List<String>> opposite() {
        return all().stream().map(node -> lab.line("vstart", List.of(node))).toList();
    }

    @Override
    public List<String> examples() {
        return List.of("vhalt pc1", "vhalt pc1 pc2");
    }
}
