package kathara.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kathara.engine.call.EngineCall;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Node;
import kathara.shell.screen.Json;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class LintCommand implements Command {
    @Mixin
    LabOption lab;

    @Mixin
    LabSource source;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Parameters(
            paramLabel = "DIR|FILE",
            arity = "0..1",
            description = "A lab directory, or a .ksh file; else the session's lab.")
    Path directory;

    @Override
    public int run(Context context) {
        if (directory != null && directory.toString().endsWith(".ksh")) {
            return script(context);
        }
        var workspace = context.workspace();
        var place = directory == null ? lab.place(workspace) : workspace.at(directory);
        var look = source.look(workspace, place)
                .orElseThrow(() -> new LabException(Problem.of(
                        "lab \"" + place.shown() + "\" has no directory", "name one, as in: lint labs/ospf")));
        var refusals = refusals(workspace, place, look);
        if (json) {
            context.screen().result(Json.write(asMap(place, look, refusals)));
        } else {
            look.lab().warnings().forEach(context.screen()::warning);
            look.problems().forEach(context.screen()::problem);
            refusals.forEach(context.screen()::problem);
            context.screen().result(summary(place, look, refusals));
        }
        return !look.problems().isEmpty()
                ? LabException.Kind.FAILED.exitStatus()
                : refusals.isEmpty() ? 0 : LabException.Kind.REFUSED.exitStatus();
    }

    private int script(Context context) {
        var problems =
                ScriptLint.of(context, directory.toString(), context.workspace().path(directory));
        if (json) {
            context.screen()
                    .result(Json.write(Map.of(
                            "file",
                            directory.toString(),
                            "findings",
                            problems.stream()
                                    .map(problem -> asMap("problem", problem))
                                    .toList())));
        } else {
            problems.forEach(context.screen()::problem);
            context.screen()
                    .result(directory + ": "
                            + (problems.isEmpty() ? "no problem" : Counted.of(problems.size(), "problem")));
        }
        return problems.isEmpty() ? 0 : LabException.Kind.FAILED.exitStatus();
    }

    /** What the policy would not let through. */
    private static List<Problem> refusals(Workspace workspace, Workspace.Place place, LabDirectory.Look look) {
        var refusals = new ArrayList<Problem>();
        for (Node node : look.lab().topology().nodes().values()) {
            try {
                workspace.mustAllow(
                        new EngineCall.CreateNode(place.lab(), node, look.lab().directory()));
            } catch (LabException e) {
                refusals.addAll(e.problems());
            }
        }
        return refusals;
    }

    private static String summary(Workspace.Place place, LabDirectory.Look look, List<Problem> refusals) {
        var topology = look.lab().topology();
        int problems = look.problems().size() + refusals.size();
        return "lab " + place.shown() + ": " + Counted.of(topology.nodes().size(), "node") + ", "
                + Counted.of(topology.links().size(), "link") + ", "
                + (problems == 0 ? "no problem" : Counted.of(problems, "problem")) + ", "
                + (look.lab().warnings().isEmpty()
                        ? "no warning"
                        : Counted.of(look.lab().warnings().size(), "warning"));
    }

    private static Map<String, Object> asMap(Workspace.Place place, LabDirectory.Look look, List<Problem> refusals) {
        var all = new ArrayList<Map<String, Object>>();
        look.problems().forEach(problem -> all.add(asMap("problem", problem)));
        refusals.forEach(problem -> all.add(asMap("refused", problem)));
        look.lab().warnings().forEach(problem -> all.add(asMap("warning", problem)));
        var map = new LinkedHashMap<String, Object>();
        map.put("lab", place.shown());
        map.put("nodes", look.lab().topology().nodes().size());
        map.put("links", look.lab().topology().links().size());
        map.put("findings", all);
        return map;
    }

    private static Map<String, Object> asMap(String kind, Problem problem) {
        var map = new LinkedHashMap<String, Object>();
        map.put("kind", kind);
        Optional<Problem.Place> where = problem.where();
        where.ifPresent(place -> {
            map.put("file", place.file());
            map.put("line", place.line());
            map.put("column", place.column());
        });
        map.put("what", problem.what());
        problem.remedy().ifPresent(remedy -> map.put("remedy", remedy));
        return map;
    }

    @Override
    public List<String> examples() {
        return List.of("lint labs/ospf", "lint demo.ksh", "lint --json labs/ospf", "lint --lenient old-lab");
    }
}
