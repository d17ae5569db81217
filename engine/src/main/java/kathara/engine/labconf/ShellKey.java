package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.CommandLine;
import kathara.engine.topology.Node;

final class ShellKey implements LabKey {
    @Override
    public String name() {
        return "shell";
    }

    @Override
    public String meaning() {
        return "What connect runs in the node";
    }

    @Override
    public String example() {
        return "pc1[shell]=\"/bin/sh\"";
    }

    @Override
    public Node set(Node node, String value) {
        return node.withSettings(node.settings().withShell(new CommandLine(value)));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().shell().map(CommandLine::text).stream().toList();
    }
}
