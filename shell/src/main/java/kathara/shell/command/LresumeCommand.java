package kathara.shell.command;

import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;

final class LresumeCommand extends LabNodesCommand {
    @Override
    boolean concerns(Node node) {
        return node.state() == State.PAUSED;
    }

    @Override
    Operation operation(NodeName node) {
        return new Operation.Resume(node);
    }

    @Override
    String done() {
        return "running";
    }

    @Override
    public List<List<String>> opposite() {
        return List.of(lab.line("lpause", nodes));
    }

    @Override
    public List<String> examples() {
        return List.of("lresume", "lresume -d labs/ospf", "lresume r1 r2");
    }
}
