package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Node;

final class BridgedKey implements LabKey {
    @Override
    public String name() {
        return "bridged";
    }

    @Override
    public String meaning() {
        return "One more interface, to the outside of the lab";
    }

    @Override
    public String example() {
        return "pc1[bridged]=\"true\"";
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withBridged(YesNo.parse(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().bridged() ? List.of("true") : List.of();
    }
}
