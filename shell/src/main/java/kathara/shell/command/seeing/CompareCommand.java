package kathara.shell.command.seeing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kathara.engine.session.Session;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.LabOption;
import kathara.shell.network.NetworkView;
import kathara.shell.network.Snapshot;
import kathara.shell.network.Snapshot.Difference;
import kathara.shell.network.SnapshotFiles;
import kathara.shell.network.SnapshotTaker;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what has changed in the nodes since a snapshot. */
public final class CompareCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(
            names = "--only",
            paramLabel = "WHAT",
            split = ",",
            description =
                    "Only these: state, interfaces, addresses, routes, neighbours, fdb, sockets, or files by path.")
    List<String> only = new ArrayList<>();

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Parameters(index = "0", paramLabel = "NAME", description = "The snapshot.")
    String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "A later one; else the lab as it is.")
    String later;

    /** As diff(1): 1 when they differ. */
    @Override
    public int run(Context context) throws InterruptedException {
        var place = lab.place(context.workspace());
        var kept = new SnapshotFiles(context.workspace().kept(place.lab()).resolve("snaps"));
        var before = kept.read(name);
        if (later != null) {
            return show(context.screen(), before.until(kept.read(later)));
        }
        return LabOption.on(
                context.workspace(), place, session -> show(context.screen(), before.until(now(session, before))));
    }

    private static Snapshot now(Session session, Snapshot before) throws InterruptedException {
        return SnapshotTaker.take(NetworkView.of(session), before.files());
    }

    private int show(Screen screen, List<Difference> all) {
        var differences = all.stream()
                .filter(each -> only.isEmpty() || only.contains(each.what()))
                .toList();
        if (json) {
            screen.result(
                    Json.write(differences.stream().map(CompareCommand::asMap).toList()));
        } else if (differences.isEmpty()) {
            screen.result("nothing is different");
        } else {
            screen.result(String.join("\n", lines(screen, differences)));
        }
        return differences.isEmpty() ? 0 : 1;
    }

    private static List<String> lines(Screen screen, List<Difference> differences) {
        var lines = new ArrayList<String>();
        Difference last = null;
        for (Difference each : differences) {
            boolean sameNode = last != null && last.node().equals(each.node());
            if (!sameNode) {
                lines.add(screen.styled(Screen.Role.NODE, each.node()));
            }
            if (!sameNode || !last.what().equals(each.what())) {
                lines.add("  " + each.what());
            }
            lines.add("  "
                    + screen.styled(
                            each.added() ? Screen.Role.GOOD : Screen.Role.BAD,
                            (each.added() ? "+ " : "- ") + each.line()));
            last = each;
        }
        return lines;
    }

    private static Map<String, Object> asMap(Difference each) {
        var map = new LinkedHashMap<String, Object>();
        map.put("node", each.node());
        map.put("what", each.what());
        map.put("where", each.added() ? "later" : "before");
        map.put("line", each.line());
        return map;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "compare before",
                "compare before after",
                "compare before --only routes,neighbours",
                "compare before --json");
    }
}
