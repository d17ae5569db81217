package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.platform.Running;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class LcleanCommand implements Command {
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

    @Override
    public int run(Context context) throws InterruptedException {
        return clean(context, lab.place(context.workspace()), nodes, excluded);
    }

    static int clean(Context context, Workspace.Place place, List<NodeName> nodes, List<NodeName> excluded)
            throws InterruptedException {
        return LabOption.on(context.workspace(), place, session -> {
            var running = session.inspect();
            boolean all = nodes.isEmpty() && excluded.isEmpty();
            if (running.topology().nodes().isEmpty() && running.fabric() == Running.Fabric.NONE) {
                context.screen().result("nothing of lab " + place.shown() + " is here");
                return 0;
            }
            var chosen = all ? List.<Node>of() : Chosen.of(running.topology(), nodes, excluded);
            List<Operation> operations = all
                    ? List.of(new Operation.Clear())
                    : chosen.stream()
                            .<Operation>map(node -> new Operation.Remove(node.name()))
                            .toList();
            int count = all ? running.topology().nodes().size() : chosen.size();
            Changes.apply(context, session, operations, false);
            context.screen()
                    .result("lab " + place.shown() + ": "
                            + (all
                                    ? "everything is removed (" + Counted.of(count, "node") + ")"
                                    : Counted.of(count, "node") + " removed"));
            return 0;
        });
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of("lclean", "lclean -d labs/ospf", "lclean r1", "lclean --exclude r1");
    }
}
