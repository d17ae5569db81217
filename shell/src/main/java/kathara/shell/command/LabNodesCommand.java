package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that does the same to all nodes of a lab, or to those named, or to all but some. */
abstract class LabNodesCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(
            names = "--exclude",
            arity = "1..*",
            paramLabel = "NODE",
            description = "All nodes but these; may be repeated.")
    List<NodeName> excluded = new ArrayList<>();

    @Parameters(paramLabel = "NODE", arity = "0..*", description = "These nodes alone.")
    List<NodeName> nodes = new ArrayList<>();

    abstract boolean concerns(Node node);

    abstract Operation operation(NodeName node);

    /** What the nodes are then, as in {@code 3 nodes are halted}. */
    abstract String done();

    @Override
    public int run(Context context) throws InterruptedException {
        var place = lab.place(context.workspace());
        return LabOption.on(context.workspace(), place, session -> {
            var chosen = Chosen.of(session.topology(), nodes, excluded).stream()
                    .filter(this::concerns)
                    .map(Node::name)
                    .toList();
            if (chosen.isEmpty()) {
                context.screen().result("lab " + place.shown() + ": no node to be " + done());
                return 0;
            }
            var outcome = Changes.apply(
                    context, session, chosen.stream().map(this::operation).toList(), true);
            context.screen()
                    .result("lab " + place.shown() + ": " + Counted.of(chosen.size(), "node") + " "
                            + (chosen.size() == 1 ? "is " : "are ") + done());
            return Changes.tellStartup(context, outcome.started());
        });
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }
}
