package kathara.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kathara.engine.topology.Link;
import kathara.engine.topology.LinkCondition;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;
import kathara.shell.screen.Json;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

final class LinfoCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NODE",
            description = "This node alone.")
    NodeName name;

    @Option(
            names = {"-t", "--topology"},
            description = "The links alone.")
    boolean linksAlone;

    @Override
    public int run(Context context) throws InterruptedException {
        var place = lab.place(context.workspace());
        return LabOption.on(context.workspace(), place, session -> {
            var whole = session.topology();
            var shown = name == null ? whole : Topology.EMPTY.with(whole.node(name));
            if (json) {
                context.screen()
                        .result(Json.write(LabJson.of(place, session.platform().name(), shown)));
            } else {
                show(context, place, session.platform().name(), shown);
            }
            return 0;
        });
    }

    private void show(Context context, Workspace.Place place, String platform, Topology topology) {
        var screen = context.screen();
        screen.result("lab " + place.shown() + " on " + platform + ": "
                + Counted.of(topology.nodes().size(), "node") + ", "
                + Counted.of(topology.links().size(), "link"));
        if (!linksAlone && !topology.nodes().isEmpty()) {
            screen.table(
                    List.of("NODE", "STATE", "IMAGE", "INTERFACES"),
                    topology.nodes().values().stream().map(LinfoCommand::node).toList());
        }
        if (!topology.links().isEmpty()) {
            screen.result("");
            var conditions = topology.conditions();
            screen.table(
                    conditions.isEmpty() ? List.of("LINK", "ENDS") : List.of("LINK", "CONDITION", "ENDS"),
                    topology.links().values().stream()
                            .map(link -> link(link, conditions))
                            .toList());
        }
    }

    private static List<String> node(Node node) {
        return List.of(
                node.name().text(),
                node.state().name().toLowerCase(Locale.ROOT),
                node.image().text(),
                node.interfaces().values().stream()
                        .map(plug -> plug.name() + ":" + plug.link())
                        .collect(Collectors.joining(" ")));
    }

    private static List<String> link(Link link, Map<LinkName, LinkCondition> conditions) {
        var ends = link.ends().stream().map(Link.End::toString).collect(Collectors.joining(" "));
        return conditions.isEmpty()
                ? List.of(link.name().text(), ends)
                : List.of(
                        link.name().text(),
                        conditions.getOrDefault(link.name(), LinkCondition.GOOD).text(),
                        ends);
    }

    @Override
    public List<String> examples() {
        return List.of("linfo", "linfo -d labs/ospf --json", "linfo -n r1", "linfo -t");
    }
}
