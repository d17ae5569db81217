package kathara.engine.labconf;

import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Node;

final class TerminalsKey implements LabKey {
    @Override
    public String name() {
        return "num_terms";
    }

    @Override
    public String meaning() {
        return "How many terminals are opened on the node";
    }

    @Override
    public String example() {
        return "pc1[num_terms]=\"2\"";
    }

    @Override
    public Node set(Node node, String value) {
        if (!value.matches("[0-9]{1,2}")) {
            throw new LabException(Problem.of("this is not a number of terminals", "use 0 to 99"));
        }
        return node.withSettings(node.settings().withTerminals(Integer.parseInt(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().terminals().map(String::valueOf).stream().toList();
    }
}
