package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kathara.engine.operation.Operation;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.NodeName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that does the same to each node that it is given. */
abstract class NodesCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NODE",
            description = "The node; as a word of its own also without -n.")
    List<NodeName> named = new ArrayList<>();

    @Parameters(paramLabel = "NODE", arity = "0..*", description = "The nodes.")
    List<NodeName> nodes = new ArrayList<>();

    abstract Operation operation(NodeName node);

    /** What a node is then, as in {@code pc1 is halted}. */
    abstract String done();

    /** All that are named. */
    List<NodeName> all() {
        var all = new ArrayList<>(named);
        all.addAll(nodes);
        return all;
    }

    @Override
    public int run(Context context) throws InterruptedException {
        var all = all();
        if (all.isEmpty()) {
            throw new LabException(LabException.Kind.USAGE, Problem.of("no node is named", "name one, as in pc1"));
        }
        return LabOption.on(context.workspace(), lab.placeOfNode(context.workspace()), session -> {
            var outcome = Changes.apply(
                    context, session, all.stream().map(this::operation).toList(), true);
            context.screen()
                    .result(all.stream().map(NodeName::text).collect(Collectors.joining(", "))
                            + (all.size() == 1 ? " is " : " are ")
                            + done());
            return Changes.tellStartup(context, outcome.started());
        });
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }
}
