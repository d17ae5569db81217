package kathara.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import kathara.engine.topology.State;
import kathara.shell.screen.Json;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class LabCommand implements Command {
    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Parameters(
            paramLabel = "DIR|LAB",
            arity = "0..1",
            description = "A lab directory, or the name of a lab that is here.")
    String wanted;

    @Override
    public int run(Context context) {
        if (wanted == null) {
            list(context);
        } else {
            context.workspace().moveTo(place(context.workspace()));
            context.screen().result("lab " + context.workspace().place().shown());
        }
        return 0;
    }

    private Workspace.Place place(Workspace workspace) {
        if (LabDirectory.isLab(workspace.path(Path.of(wanted)))) {
            return workspace.at(Path.of(wanted));
        }
        var places = new ArrayList<>(List.of(workspace.ofDefault()));
        workspace.labs().forEach(lab -> places.add(workspace.named(lab.name())));
        return places.stream()
                .filter(place -> place.shown().equals(wanted)
                        || place.lab().name().text().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new LabException(Problem.of(
                        "\"" + wanted + "\" is neither a lab directory nor a lab that is here",
                        Nearest.orAll(
                                wanted,
                                "labs here",
                                places.stream().map(Workspace.Place::shown).toList()))));
    }

    private void list(Context context) {
        var workspace = context.workspace();
        var labs = workspace.labs();
        if (json) {
            context.screen()
                    .result(Json.write(
                            labs.stream().map(lab -> asMap(workspace, lab)).toList()));
            return;
        }
        context.screen().result("lab " + workspace.place().shown());
        if (!labs.isEmpty()) {
            context.screen()
                    .table(
                            List.of("LAB", "NODES", "RUNNING", "ID"),
                            labs.stream().map(lab -> cells(workspace, lab)).toList());
        }
    }

    private static List<String> cells(Workspace workspace, LabId lab) {
        var nodes = workspace.platform().inspect(lab).topology().nodes().values();
        long running =
                nodes.stream().filter(node -> node.state() == State.RUNNING).count();
        return List.of(
                workspace.named(lab.name()).shown(),
                Integer.toString(nodes.size()),
                Long.toString(running),
                lab.name().text());
    }

    private static Map<String, Object> asMap(Workspace workspace, LabId lab) {
        var cells = cells(workspace, lab);
        var map = new LinkedHashMap<String, Object>();
        map.put("lab", cells.get(0));
        map.put("id", cells.get(3));
        map.put("nodes", Integer.valueOf(cells.get(1)));
        map.put("running", Integer.valueOf(cells.get(2)));
        return map;
    }

    @Override
    public List<String> examples() {
        return List.of("lab", "lab labs/ospf", "lab default");
    }
}
