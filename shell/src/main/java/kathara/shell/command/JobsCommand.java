package kathara.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kathara.shell.screen.Json;
import picocli.CommandLine.Option;

final class JobsCommand implements Command {
    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Override
    public int run(Context context) {
        var jobs = context.interpreter().jobs().all();
        if (json) {
            var all = new ArrayList<Map<String, Object>>();
            jobs.forEach((number, job) -> {
                var map = new LinkedHashMap<String, Object>();
                map.put("number", number);
                map.put("seconds", job.age().toSeconds());
                map.put("line", job.source());
                all.add(map);
            });
            context.screen().result(Json.write(Map.of("jobs", all)));
        } else if (jobs.isEmpty()) {
            context.screen().note("nothing runs behind the prompt; a line that ends in & does");
        } else {
            var rows = new ArrayList<List<String>>();
            jobs.forEach((number, job) ->
                    rows.add(List.of(number.toString(), job.age().toSeconds() + " s", job.source())));
            context.screen().table(List.of("JOB", "TIME", "LINE"), rows);
        }
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("jobs", "jobs --json");
    }
}
