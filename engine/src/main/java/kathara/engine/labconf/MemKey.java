package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Memory;
import kathara.engine.topology.Node;

final class MemKey implements LabKey {
    @Override
    public String name() {
        return "mem";
    }

    @Override
    public String meaning() {
        return "Most memory the node may use";
    }

    @Override
    public String example() {
        return "pc1[mem]=\"64m\"";
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withMemory(Memory.parse(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().memory().map(Memory::text).stream().toList();
    }
}
