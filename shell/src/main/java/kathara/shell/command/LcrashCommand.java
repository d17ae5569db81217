package kathara.shell.command;

import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;

final class LcrashCommand extends LabNodesCommand {
    @Override
    boolean concerns(Node node) {
        return node.state() != State.HALTED;
    }

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
        return List.of(lab.line("lstart", nodes));
    }

    @Override
    public List<String> examples() {
        return List.of("lcrash", "lcrash -d labs/ospf", "lcrash r1 r2");
    }
}
