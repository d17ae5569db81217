package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Node;
import kathara.engine.topology.Variable;

final class EnvKey implements LabKey {
    @Override
    public String name() {
        return "env";
    }

    @Override
    public String meaning() {
        return "Variable in the environment of the node";
    }

    @Override
    public String example() {
        return "pc1[env]=\"EDITOR=vi\"";
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withVariable(Variable.parse(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().environment().values().stream()
                .map(Variable::toString)
                .toList();
    }
}
