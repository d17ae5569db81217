package kathara.adapters.dockerapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.labconf.LabConfWriter;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.UserName;

/** What our containers are called and how they are marked. The marks are the truth; names only keep them apart. */
final class Labels {
    static final String OWNER = "kathara.owner";
    static final String LAB = "kathara.lab";
    static final String KIND = "kathara.kind";
    static final String NODE = "kathara.node";
    static final String CONF = "kathara.conf";
    static final String NODE_KIND = "node";
    static final String FABRIC_KIND = "fabric";

    private Labels() {}

    static String nodeName(LabId lab, NodeName node) {
        return "kathara." + lab.owner() + "." + lab.name() + "." + node;
    }

    static String fabricName(LabId lab) {
        return "kathara-fabric." + lab.owner() + "." + lab.name();
    }

    /** The volume that the nodes of a lab share. */
    static String sharedName(LabId lab) {
        return "kathara-shared." + lab.owner() + "." + lab.name();
    }

    static Map<String, String> of(LabId lab) {
        var labels = new TreeMap<String, String>();
        labels.put(OWNER, lab.owner().text());
        labels.put(LAB, lab.name().text());
        return labels;
    }

    static Map<String, String> ofFabric(LabId lab) {
        var labels = of(lab);
        labels.put(KIND, FABRIC_KIND);
        return labels;
    }

    /** The node's own lines of lab.conf, as created, let any process read the node back. */
    static Map<String, String> ofNode(LabId lab, Node node) {
        var labels = of(lab);
        labels.put(KIND, NODE_KIND);
        labels.put(NODE, node.name().text());
        labels.put(CONF, String.join("\n", LabConfWriter.lines(node)));
        return labels;
    }

    static LabId lab(Map<String, String> labels) {
        return new LabId(new UserName(labels.get(OWNER)), new LabName(labels.get(LAB)));
    }

    /** The node as it was created. */
    static Node node(Map<String, String> labels) {
        var name = new NodeName(labels.get(NODE));
        var lines = List.of(labels.getOrDefault(CONF, "").split("\n"));
        return new LabConfReader().read("label of " + name, lines).topology().node(name);
    }
}
