package kathara.shell.command.seeing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kathara.engine.call.EngineCall;
import kathara.engine.session.Session;
import kathara.engine.topology.NodeName;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.Counted;
import kathara.shell.command.LabOption;
import kathara.shell.network.Address;
import kathara.shell.network.NetworkView;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries every node from every other one. */
public final class PingallCommand implements Command {
    private static final String LAST = "pingall";

    @Mixin
    LabOption lab;

    @Option(names = "-4", description = "By IPv4 alone.")
    boolean fourAlone;

    @Option(names = "-6", description = "By IPv6 alone.")
    boolean sixAlone;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Parameters(paramLabel = "NODE", arity = "0..*", description = "These nodes alone.")
    List<NodeName> nodes = new ArrayList<>();

    /** One node tried from another one. */
    private record Try(NodeName from, NodeName to, boolean six, String address) {
        String key() {
            return from + " " + to + (six ? " 6" : " 4");
        }
    }

    /** 0 when all answer, 1 when one does not. */
    @Override
    public int run(Context context) throws InterruptedException {
        return LabOption.on(context.workspace(), lab.place(context.workspace()), session -> {
            nodes.forEach(session.topology()::node);
            var tries = tries(NetworkView.of(session));
            var answered = ping(session, tries);
            var before = context.workspace().remembered(session.lab(), LAST);
            var now = new TreeMap<String, String>();
            tries.forEach(each -> now.put(each.key(), answered.get(each) ? "yes" : "no"));
            context.workspace().remember(session.lab(), LAST, now);
            if (json) {
                context.screen()
                        .result(Json.write(tries.stream()
                                .map(each -> asMap(each, answered.get(each), before))
                                .toList()));
            } else {
                show(context.screen(), tries, answered, before);
            }
            return answered.containsValue(false) ? 1 : 0;
        });
    }

    private List<Try> tries(NetworkView view) {
        var chosen = nodes.isEmpty() ? List.copyOf(view.topology().nodes().keySet()) : nodes;
        var tries = new ArrayList<Try>();
        for (boolean six : new boolean[] {false, true}) {
            if (six ? fourAlone : sixAlone) {
                continue;
            }
            for (NodeName from : chosen) {
                for (NodeName to : chosen) {
                    if (!from.equals(to) && !view.addresses(from, six).isEmpty()) {
                        view.addresses(to, six).stream()
                                .findFirst()
                                .map(Address::text)
                                .ifPresent(address -> tries.add(new Try(from, to, six, address)));
                    }
                }
            }
        }
        return tries;
    }

    private static Map<Try, Boolean> ping(Session session, List<Try> tries) throws InterruptedException {
        var results = session.executeAll(tries.stream()
                .map(each -> new EngineCall.Execute(
                        session.lab(),
                        each.from(),
                        false,
                        List.of(
                                "ping",
                                "-n",
                                "-q",
                                each.six() ? "-6" : "-4",
                                "-c",
                                "2",
                                "-i",
                                "0.3",
                                "-W",
                                "1",
                                each.address())))
                .toList());
        var answered = new LinkedHashMap<Try, Boolean>();
        for (int i = 0; i < tries.size(); i++) {
            answered.put(tries.get(i), results.get(i).status() == 0);
        }
        return answered;
    }

    private static void show(Screen screen, List<Try> tries, Map<Try, Boolean> answered, Map<String, String> before) {
        if (tries.isEmpty()) {
            screen.result("no two nodes have addresses");
            return;
        }
        for (boolean six : new boolean[] {false, true}) {
            var some = tries.stream().filter(each -> each.six() == six).toList();
            if (!some.isEmpty()) {
                matrix(screen, some, answered, six ? "IPv6" : "IPv4");
            }
        }
        long good = answered.values().stream().filter(yes -> yes).count();
        screen.result(good + " of " + Counted.of(tries.size(), "pair") + " answered");
        for (Try each : tries) {
            var earlier = before.get(each.key());
            var now = answered.get(each) ? "yes" : "no";
            if (earlier != null && !earlier.equals(now)) {
                screen.result((answered.get(each) ? "+ " : "- ") + each.from() + " -> " + each.to()
                        + (each.six() ? " (IPv6)" : "") + (answered.get(each) ? " answers again" : " answers no more"));
            }
        }
    }

    private static void matrix(Screen screen, List<Try> tries, Map<Try, Boolean> answered, String version) {
        var from = tries.stream().map(Try::from).distinct().toList();
        var to = tries.stream().map(Try::to).distinct().sorted().toList();
        var heading = new ArrayList<>(List.of(version));
        to.forEach(node -> heading.add(node.text()));
        var rows = new ArrayList<List<String>>();
        for (NodeName source : from) {
            var row = new ArrayList<>(List.of(source.text()));
            for (NodeName target : to) {
                row.add(tries.stream()
                        .filter(each -> each.from().equals(source) && each.to().equals(target))
                        .findFirst()
                        .map(each -> answered.get(each) ? "ok" : "FAIL")
                        .orElse("."));
            }
            rows.add(row);
        }
        screen.table(heading, rows);
    }

    private static Map<String, Object> asMap(Try each, boolean answered, Map<String, String> before) {
        var map = new LinkedHashMap<String, Object>();
        map.put("from", each.from().text());
        map.put("to", each.to().text());
        map.put("version", each.six() ? 6 : 4);
        map.put("address", each.address());
        map.put("answers", answered);
        if (before.containsKey(each.key())) {
            map.put("answeredBefore", before.get(each.key()).equals("yes"));
        }
        return map;
    }

    @Override
    public List<String> examples() {
        return List.of("pingall", "pingall pc1 pc2 r1", "pingall -6 --json");
    }
}
