package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.CommandLine;
import kathara.engine.topology.Node;

final class EntrypointKey implements LabKey {
    @Override
    public String name() {
        return "entrypoint";
    }

    @Override
    public String meaning() {
        return "Program run once before the start-up scripts";
    }

    @Override
    public String example() {
        return "pc1[entrypoint]=\"/usr/local/bin/setup\"";
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withEntrypoint(new CommandLine(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().entrypoint().map(CommandLine::text).stream().toList();
    }
}
