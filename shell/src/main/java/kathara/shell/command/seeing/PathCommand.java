package kathara.shell.command.seeing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.LabOption;
import kathara.shell.network.Address;
import kathara.shell.network.Diagnosis;
import kathara.shell.network.Hop;
import kathara.shell.network.NetworkView;
import kathara.shell.network.Port;
import kathara.shell.screen.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the way from one node to another. */
public final class PathCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(names = "-6", description = "By IPv6.")
    boolean six;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Parameters(index = "0", paramLabel = "NODE", description = "Where packets begin.")
    NodeName source;

    @Parameters(index = "1", paramLabel = "NODE", description = "Where they shall arrive.")
    NodeName target;

    /** 0 when the way leads to the target, 1 when it ends before. */
    @Override
    public int run(Context context) throws InterruptedException {
        return LabOption.on(context.workspace(), lab.place(context.workspace()), session -> {
            session.topology().node(source);
            session.topology().node(target);
            var hops = new Diagnosis(NetworkView.of(session), source, target, six, "icmp", 0).path();
            boolean arrives = hops.get(hops.size() - 1).node().equals(target);
            if (json) {
                context.screen()
                        .result(Json.write(hops.stream().map(PathCommand::asMap).toList()));
            } else {
                context.screen()
                        .table(
                                List.of("HOP", "NODE", "IN", "OUT", "LINK"),
                                IntStream.range(0, hops.size())
                                        .mapToObj(i -> row(i, hops.get(i)))
                                        .toList());
            }
            if (!arrives) {
                context.screen()
                        .problem(Problem.of(
                                "the way ends at \"" + hops.get(hops.size() - 1).node() + "\"",
                                "see: why " + source + " " + target));
            }
            return arrives ? 0 : 1;
        });
    }

    private List<String> row(int number, Hop hop) {
        return List.of(
                String.valueOf(number),
                hop.node().text(),
                hop.in().map(this::shown).orElse(""),
                hop.out().map(this::shown).orElse(""),
                hop.out().flatMap(Port::link).map(LinkName::text).orElse(""));
    }

    private String shown(Port port) {
        return port.name()
                + port.addresses(six).stream()
                        .findFirst()
                        .map(Address::text)
                        .map(text -> " " + text)
                        .orElse("");
    }

    private static Map<String, Object> asMap(Hop hop) {
        var map = new LinkedHashMap<String, Object>();
        map.put("node", hop.node().text());
        put(map, "in", hop.in());
        put(map, "out", hop.out());
        hop.out().flatMap(Port::link).ifPresent(link -> map.put("link", link.text()));
        return map;
    }

    private static void put(Map<String, Object> map, String key, Optional<Port> port) {
        port.ifPresent(found -> map.put(key, found.name()));
    }

    @Override
    public List<String> examples() {
        return List.of("path pc1 pc2", "path -6 pc1 pc2", "path pc1 pc2 --json");
    }
}
