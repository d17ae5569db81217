package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.Node;

final class CpusKey implements LabKey {
    @Override
    public String name() {
        return "cpus";
    }

    @Override
    public String meaning() {
        return "Most processors the node may use";
    }

    @Override
    public String example() {
        return "pc1[cpus]=\"0.5\"";
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withCpus(Cpus.parse(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().cpus().map(Cpus::text).stream().toList();
    }
}
