package kathara.shell.command;

import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.topology.NodeName;

final class VpauseCommand extends NodesCommand {
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
        return List.of(lab.line("vresume", all()));
    }

    @Override
    public List<String> examples() {
        return List.of("vpause pc1", "vpause pc1 pc2");
    }
}
