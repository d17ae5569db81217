package kathara.engine.labconf;

import java.util.List;
import java.util.stream.Collectors;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;

/** What a line of lab.dep says, as a key: a lab has one order of starting, however it is written down. */
final class AfterKey implements LabKey {
    @Override
    public String name() {
        return "after";
    }

    @Override
    public String meaning() {
        return "Nodes whose start-up must end before its own begins";
    }

    @Override
    public String example() {
        return "pc1[after]=\"r1 r2\"";
    }

    @Override
    public Node set(Node node, String value) {
        var settings = node.settings();
        for (String name : value.strip().split("\\s+")) {
            settings = settings.withAfter(new NodeName(name));
        }
        return node.withSettings(settings);
    }

    @Override
    public List<String> valuesOf(Node node) {
        var after = node.settings().after();
        return after.isEmpty()
                ? List.of()
                : List.of(after.stream().map(NodeName::text).collect(Collectors.joining(" ")));
    }
}
