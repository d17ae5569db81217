package kathara.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import kathara.shell.screen.Json;
import picocli.CommandLine.Option;

final class PlatformCommand implements Command {
    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Override
    public int run(Context context) {
        var facts = context.workspace().platform().facts();
        if (json) {
            var map = new LinkedHashMap<String, Object>();
            map.put("platform", facts.name());
            map.put("version", facts.version());
            map.put("where", facts.where());
            map.put("lacks", facts.lacks());
            context.screen().result(Json.write(map));
            return 0;
        }
        context.screen().result(facts.name() + " " + facts.version() + " at " + facts.where());
        facts.lacks().forEach(lack -> context.screen().result("  lacks " + lack));
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("platform", "platform --json");
    }
}
