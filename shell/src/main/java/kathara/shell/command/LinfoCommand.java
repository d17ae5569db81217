package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Link;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;
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

    @Option(
            names = {"-c", "--conf"},
            description = "As the files of the lab say, whatever runs.")
    boolean ofFiles;

    @Option(
            names = {"-w", "-l", "--watch", "--live"},
            description = "Go on showing it as it changes, until q or Ctrl-C.")
    boolean watched;

    /** A lab to be shown, and where it was found. */
    private record Seen(Workspace.Place place, Optional<String> platform, Topology topology) {}

    @Override
    public int run(Context context) throws InterruptedException {
        if (watched && json) {
            throw LabException.usage("linfo: --json is shown once", "leave --watch out");
        }
        if (watched) {
            return Live.show(context, screen -> show(screen, seen(context)));
        }
        var seen = seen(context);
        if (json) {
            context.screen().result(Json.write(LabJson.of(seen.place(), seen.platform(), seen.topology())));
        } else {
            show(context.screen(), seen);
        }
        return 0;
    }

    private Seen seen(Context context) throws InterruptedException {
        var workspace = context.workspace();
        var place = lab.place(workspace);
        if (ofFiles) {
            var read = workspace
                    .read(place)
                    .orElseThrow(() -> new LabException(Problem.of(
                            "lab \"" + place.shown() + "\" has no files",
                            "name a lab directory, as in: linfo -c -d labs/ospf")));
            return new Seen(place, Optional.empty(), chosen(read.topology()));
        }
        var seen = new ArrayList<Seen>();
        LabOption.on(workspace, place, session -> {
            seen.add(new Seen(place, Optional.of(session.platform().name()), chosen(session.topology())));
            return 0;
        });
        return seen.get(0);
    }

    private Topology chosen(Topology whole) {
        return name == null ? whole : Topology.EMPTY.with(whole.node(name));
    }

    private void show(Screen screen, Seen seen) {
        var topology = seen.topology();
        screen.result("lab " + seen.place().shown()
                + seen.platform().map(platform -> " on " + platform).orElse(" in its files") + ": "
                + Counted.of(topology.nodes().size(), "node") + ", "
                + Counted.of(topology.links().size(), "link"));
        if (!linksAlone && !topology.nodes().isEmpty()) {
            screen.table(
                    List.of("NODE", "STATE", "IMAGE", "INTERFACES"),
                    topology.nodes().values().stream().map(LinfoCommand::node).toList());
        }
        if (!topology.links().isEmpty()) {
            screen.result("");
            screen.table(
                    topology.conditions().isEmpty() ? List.of("LINK", "ENDS") : List.of("LINK", "CONDITION", "ENDS"),
                    topology.links().values().stream()
                            .map(link -> link(link, topology))
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

    /** The machine's own interfaces on a link stand behind those of nodes. */
    private static List<String> link(Link link, Topology topology) {
        var ends = Stream.concat(
                        link.ends().stream().map(Link.End::toString),
                        topology.outside().stream()
                                .filter(joining -> joining.link().equals(link.name()))
                                .map(joining -> "(" + joining.text() + " of this machine)"))
                .collect(Collectors.joining(" "));
        return topology.conditions().isEmpty()
                ? List.of(link.name().text(), ends)
                : List.of(link.name().text(), topology.condition(link.name()).text(), ends);
    }

    @Override
    public List<String> examples() {
        return List.of("linfo", "linfo -d labs/ospf --json", "linfo -n r1", "linfo -t", "linfo --watch");
    }
}
