package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Node;

final class PrivilegedKey implements LabKey {
    @Override
    public String name() {
        return "privileged";
    }

    @Override
    public String meaning() {
        return "All rights of the host; read, and refused by policy";
    }

    @Override
    public String example() {
        return "pc1[privileged]=\"true\"";
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withPrivileged(YesNo.parse(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().privileged() ? List.of("true") : List.of();
    }
}
