package kathara.shell.command;

import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.topology.NodeName;

final class VresumeCommand extends NodesCommand {
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
        return List.of(lab.line("vpause", all()));
    }

    @Override
    public List<String> examples() {
        return List.of("vresume pc1", "vresume pc1 pc2");
    }
}
