package kathara.shell.command.seeing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kathara.engine.problem.LabException;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.Counted;
import kathara.shell.command.LabOption;
import kathara.shell.network.NetworkView;
import kathara.shell.network.SnapshotFiles;
import kathara.shell.network.SnapshotTaker;
import kathara.shell.screen.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps what the nodes know now, to compare with it later. */
public final class SnapCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(names = "--file", paramLabel = "FILE", description = "A file in the nodes as well; may be repeated.")
    List<String> files = new ArrayList<>();

    @Option(names = "--remove", description = "Forget the one of this name.")
    boolean remove;

    @Option(names = "--json", description = "As JSON; for the list.")
    boolean json;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Its name; without one, they are listed.")
    String name;

    @Override
    public int run(Context context) throws InterruptedException {
        var place = lab.place(context.workspace());
        var kept = new SnapshotFiles(context.workspace().kept(place.lab()).resolve("snaps"));
        if (name == null) {
            if (remove || !files.isEmpty()) {
                throw LabException.usage("snap: no name is given", "as in: snap before");
            }
            return list(context, kept);
        }
        if (remove) {
            kept.remove(name);
            return 0;
        }
        return LabOption.on(context.workspace(), place, session -> {
            var snapshot = SnapshotTaker.take(NetworkView.of(session), files);
            kept.keep(name, snapshot);
            context.screen()
                    .result("snapshot " + name + " of "
                            + Counted.of(snapshot.nodes().size(), "node")
                            + "; later: compare " + name);
            return 0;
        });
    }

    private int list(Context context, SnapshotFiles kept) {
        var names = kept.names();
        if (json) {
            context.screen()
                    .result(Json.write(
                            names.stream().map(each -> asMap(each, kept)).toList()));
        } else if (names.isEmpty()) {
            context.screen().result("the lab has no snapshot; take one with: snap before");
        } else {
            context.screen()
                    .table(
                            List.of("NAME", "TAKEN", "NODES"),
                            names.stream()
                                    .map(each -> asMap(each, kept).values().stream()
                                            .map(String::valueOf)
                                            .toList())
                                    .toList());
        }
        return 0;
    }

    private static Map<String, Object> asMap(String name, SnapshotFiles kept) {
        var snapshot = kept.read(name);
        var map = new LinkedHashMap<String, Object>();
        map.put("name", name);
        map.put("taken", snapshot.taken().toString());
        map.put("nodes", snapshot.nodes().size());
        return map;
    }

    @Override
    public List<String> examples() {
        return List.of("snap before", "snap before --file /etc/resolv.conf", "snap", "snap before --remove");
    }
}
