package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.CommandLine;
import kathara.engine.topology.Node;

final class ArgsKey implements LabKey {
    @Override
    public String name() {
        return "args";
    }

    @Override
    public String meaning() {
        return "Arguments of the entrypoint, behind its own";
    }

    @Override
    public String example() {
        return "pc1[args]=\"--fast 3\"";
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withArguments(new CommandLine(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().arguments().map(CommandLine::text).stream().toList();
    }
}
