package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Node;
import kathara.engine.topology.Port;

final class PortKey implements LabKey {
    @Override
    public String name() {
        return "port";
    }

    @Override
    public String meaning() {
        return "Port of the machine that leads to one of the node";
    }

    @Override
    public String example() {
        return "pc1[port]=\"8080:80/tcp\"";
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withPort(Port.parse(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().ports().values().stream().map(Port::toString).toList();
    }
}
