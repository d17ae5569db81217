package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.Node;

final class ImageKey implements LabKey {
    @Override
    public String name() {
        return "image";
    }

    @Override
    public String meaning() {
        return "Image that the node runs";
    }

    @Override
    public String example() {
        return "pc1[image]=\"kathara/frr\"";
    }

    @Override
    public Node set(Node node, String value) {
        return node.withImage(new ImageName(value));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.image().equals(ImageName.BASE)
                ? List.of()
                : List.of(node.image().text());
    }
}
