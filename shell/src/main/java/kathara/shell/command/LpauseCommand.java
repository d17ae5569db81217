package kathara.shell.command;

import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;

final class LpauseCommand extends LabNodesCommand {
    @Override
    boolean concerns(Node node) {
        return node.state() == State.RUNNING;
    }

    @Override
    Operation operation(NodeName node) {
        return new Operation.Pause(node);
    }

    @Override
    String done() {
        return "paused";
    }

    @Override
    public List<List<String>> opposite() {
        return List.of(lab.line("lresume", nodes));
    }

    @Override
    public List<String> examples() {
        return List.of("lpause", "lpause -d labs/ospf", "lpause r1 r2");
    }
}
