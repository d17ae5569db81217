package kathara.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.screen.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

final class DiffCommand implements Command {
    @Mixin
    LabOption lab;

    @Mixin
    LabSource source;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    /** As diff(1): 1 when they differ. */
    @Override
    public int run(Context context) throws InterruptedException {
        var place = lab.place(context.workspace());
        var file = source.look(context.workspace(), place)
                .orElseThrow(() -> new LabException(Problem.of(
                        "lab \"" + place.shown() + "\" has no directory to compare with", "write one with: save DIR")))
                .sound()
                .topology();
        return LabOption.on(context.workspace(), place, session -> {
            var lines = LabDiff.between(file, session.topology()).lines();
            if (json) {
                context.screen()
                        .result(Json.write(
                                lines.stream().map(DiffCommand::asMap).toList()));
            } else {
                lines.forEach(line -> context.screen().result(line.toString()));
            }
            return lines.isEmpty() ? 0 : 1;
        });
    }

    private static Map<String, Object> asMap(LabDiff.Line line) {
        var map = new LinkedHashMap<String, Object>();
        map.put("node", line.of());
        map.put("where", line.live() ? "live" : "file");
        map.put("line", line.text());
        return map;
    }

    @Override
    public List<String> examples() {
        return List.of("diff", "diff -d labs/ospf", "diff --json");
    }
}
