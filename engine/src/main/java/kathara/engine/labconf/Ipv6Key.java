package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Node;

final class Ipv6Key implements LabKey {
    @Override
    public String name() {
        return "ipv6";
    }

    @Override
    public String meaning() {
        return "Whether the node speaks IPv6";
    }

    @Override
    public String example() {
        return "pc1[ipv6]=\"true\"";
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withIpv6(YesNo.parse(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().ipv6().map(YesNo::text).stream().toList();
    }
}
