package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Node;
import kathara.engine.topology.Ulimit;

final class UlimitKey implements LabKey {
    @Override
    public String name() {
        return "ulimit";
    }

    @Override
    public String meaning() {
        return "Limit of the node's processes, soft and hard";
    }

    @Override
    public String example() {
        return "pc1[ulimit]=\"nofile=1024:2048\"";
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withUlimit(Ulimit.parse(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().ulimits().values().stream().map(Ulimit::toString).toList();
    }
}
