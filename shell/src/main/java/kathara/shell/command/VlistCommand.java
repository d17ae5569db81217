package kathara.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kathara.engine.platform.Usage;
import kathara.engine.problem.LabException;
import kathara.engine.topology.LabId;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class VlistCommand implements Command {
    /** Between the two looks that a share of a processor takes. */
    private static final long SAMPLE_MILLIS = 300;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NODE",
            description = "This node alone.")
    List<NodeName> named = new ArrayList<>();

    @Option(
            names = {"-w", "-l", "--watch", "--live"},
            description = "Go on showing it as it changes, until q or Ctrl-C.")
    boolean watched;

    @Option(
            names = {"-a", "--all"},
            description = "Nodes of all users; policy refuses it.")
    boolean ofAll;

    @Parameters(paramLabel = "NODE", arity = "0..*", description = "These nodes alone.")
    List<NodeName> nodes = new ArrayList<>();

    /** A node with what it uses; the share of processors is in hundredths of one. */
    private record Row(LabId lab, Node node, Usage usage, double processors) {}

    @Override
    public int run(Context context) throws InterruptedException {
        if (ofAll) {
            throw WipeCommand.ofOthers("list --all");
        }
        if (watched && json) {
            throw LabException.usage("vlist: --json is shown once", "leave --watch out");
        }
        if (watched) {
            return Live.show(context, screen -> show(context, screen));
        }
        if (json) {
            context.screen()
                    .result(Json.write(
                            rows(context).stream().map(VlistCommand::asMap).toList()));
        } else {
            show(context, context.screen());
        }
        return 0;
    }

    private void show(Context context, Screen screen) throws InterruptedException {
        var rows = rows(context);
        if (rows.isEmpty()) {
            screen.result("no node of yours is here");
            return;
        }
        screen.table(
                List.of("LAB", "NODE", "STATE", "IMAGE", "CPU", "MEMORY", "RECEIVED", "SENT", "INTERFACES"),
                rows.stream().map(row -> cells(context, row)).toList());
    }

    private List<Row> rows(Context context) throws InterruptedException {
        var platform = context.workspace().platform();
        var wanted = new ArrayList<>(named);
        wanted.addAll(nodes);
        var labs = context.workspace().labs();
        var before = new LinkedHashMap<LabId, Map<NodeName, Usage>>();
        labs.forEach(lab -> before.put(lab, platform.usage(lab)));
        long start = System.nanoTime();
        if (before.values().stream().anyMatch(usage -> !usage.isEmpty())) {
            Thread.sleep(SAMPLE_MILLIS);
        }
        var rows = new ArrayList<Row>();
        for (LabId lab : labs) {
            var after = platform.usage(lab);
            double elapsed = System.nanoTime() - start;
            for (Node node : platform.inspect(lab).topology().nodes().values()) {
                var earlier = before.get(lab).get(node.name());
                var now = after.get(node.name());
                double share = earlier == null || now == null
                        ? 0
                        : now.processor().minus(earlier.processor()).toNanos() / elapsed;
                if (wanted.isEmpty() || wanted.contains(node.name())) {
                    rows.add(new Row(lab, node, now, share));
                }
            }
        }
        return rows;
    }

    private static List<String> cells(Context context, Row row) {
        var usage = row.usage();
        return List.of(
                context.workspace().named(row.lab().name()).shown(),
                row.node().name().text(),
                row.node().state().name().toLowerCase(Locale.ROOT),
                row.node().image().text(),
                usage == null ? "-" : String.format(Locale.ROOT, "%.1f%%", row.processors() * 100),
                usage == null
                        ? "-"
                        : Amount.of(usage.memoryBytes())
                                + usage.memoryLimit()
                                        .map(most -> "/" + Amount.of(most))
                                        .orElse(""),
                usage == null ? "-" : Amount.of(usage.receivedBytes()),
                usage == null ? "-" : Amount.of(usage.sentBytes()),
                row.node().interfaces().values().stream()
                        .map(plug -> plug.number() + ":" + plug.link())
                        .collect(Collectors.joining(", ")));
    }

    private static Map<String, Object> asMap(Row row) {
        var map = new LinkedHashMap<String, Object>();
        map.put("lab", row.lab().name().text());
        map.put("name", row.node().name().text());
        map.put("state", row.node().state().name().toLowerCase(Locale.ROOT));
        map.put("image", row.node().image().text());
        map.put("interfaces", LabJson.interfaces(row.lab(), row.node()));
        if (row.usage() != null) {
            map.put("processors", Math.round(row.processors() * 1000) / 1000.0);
            map.put("memoryBytes", row.usage().memoryBytes());
            row.usage().memoryLimit().ifPresent(most -> map.put("memoryLimitBytes", most));
            map.put("processes", row.usage().processes());
            map.put("receivedBytes", row.usage().receivedBytes());
            map.put("receivedPackets", row.usage().receivedPackets());
            map.put("sentBytes", row.usage().sentBytes());
            map.put("sentPackets", row.usage().sentPackets());
        }
        return map;
    }

    @Override
    public List<String> examples() {
        return List.of("vlist", "vlist pc1", "vlist --json");
    }
}
