package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.labconf.Lab;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.labconf.LabKeys;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Node;
import kathara.engine.topology.Topology;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Option;

/** How the files of a lab are read, for the commands that start it or look at it. */
final class LabSource {
    @Option(
            names = {"-F", "--force-lab"},
            description = "Without a lab.conf, each folder is a node.")
    boolean folders;

    @Option(names = "--lenient", description = "Lines of lab.conf that are not known are left out with a warning.")
    boolean lenient;

    @Option(
            names = {"-o", "--pass"},
            arity = "1..*",
            paramLabel = "KEY=VALUE",
            description = "A key of lab.conf for every node, over what its lines say; may be repeated.")
    List<String> overrides = new ArrayList<>();

    /** What is in the directory; empty when the lab has none. */
    Optional<LabDirectory.Look> look(Workspace workspace, Workspace.Place place) {
        return workspace.look(place, lenient, folders).map(look -> {
            var lab = look.lab();
            return new LabDirectory.Look(
                    new Lab(lab.name(), lab.directory(), overridden(lab.topology()), lab.metadata(), lab.warnings()),
                    look.problems());
        });
    }

    private Topology overridden(Topology lab) {
        return lab.withEach(node -> {
            var changed = node;
            for (String text : overrides) {
                changed = overridden(changed, text);
            }
            return changed;
        });
    }

    private static Node overridden(Node node, String text) {
        return VstartCommand.asUsage(() -> {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new LabException(Problem.of(
                        "\"" + text + "\" is not KEY=VALUE", "write it as in: -o image=kathara/frr, or -o mem=64m"));
            }
            return LabKeys.named(text.substring(0, equals)).set(node, text.substring(equals + 1));
        });
    }
}
