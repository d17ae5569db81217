package kathara.adapters.namespaces;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import kathara.engine.topology.NodeName;

/** All that is left of a lab on the disk: {@code nodes/NODE}, and {@code fabric}, where the fabric's record lies. */
record LabFolder(LabId lab, Path path) {

    /** In it a file {@code made} says that the fabric is wanted; without, its process only holds the user namespace. */
    Path fabric() {
        return path.resolve("fabric");
    }

    /** What the nodes share, where they do. */
    Path shared() {
        return path.resolve("shared");
    }

    Path nodes() {
        return path.resolve("nodes");
    }

    /** The process of the fabric, if there is a fabric. */
    Optional<FirstProcess> liveFabric() {
        return Files.exists(fabric().resolve("made")) ? FirstProcess.living(fabric()) : Optional.empty();
    }

    NodeFolder node(NodeName name) {
        return new NodeFolder(lab, name, nodes().resolve(name.text()));
    }

    /** The folder of a node that is there; a user problem when there is none. */
    NodeFolder existing(NodeName name) {
        var node = node(name);
        if (!node.exists()) {
            throw new LabException(Problem.of(
                    "there is no node \"" + name + "\" in lab \"" + lab + "\"", "vlist shows the nodes there are"));
        }
        return node;
    }

    /** The nodes that are there whole. */
    List<NodeFolder> allNodes() {
        return FileTree.names(nodes()).stream()
                .map(name -> node(new NodeName(name)))
                .toList();
    }
}
