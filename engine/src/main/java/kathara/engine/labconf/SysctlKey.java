package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Node;
import kathara.engine.topology.Sysctl;

final class SysctlKey implements LabKey {
    @Override
    public String name() {
        return "sysctl";
    }

    @Override
    public String meaning() {
        return "Kernel parameter of the node's network";
    }

    @Override
    public String example() {
        return "pc1[sysctl]=\"net.ipv4.ip_forward=1\"";
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withSysctl(Sysctl.parse(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().sysctls().values().stream().map(Sysctl::toString).toList();
    }
}
