package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Node;
import kathara.engine.topology.Volume;

final class VolumeKey implements LabKey {
    @Override
    public String name() {
        return "volume";
    }

    @Override
    public String meaning() {
        return "Directory of the host; read, and refused by policy";
    }

    @Override
    public String example() {
        return "pc1[volume]=\"/srv/data|/data|ro\"";
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withVolume(Volume.parse(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().volumes().stream().map(Volume::toString).toList();
    }
}
