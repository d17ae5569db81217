package kathara.shell.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import kathara.shell.screen.Json;
import kathara.shell.workspace.PastLines;
import kathara.shell.workspace.PastLines.Past;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class HistoryCommand implements Command {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Option(
            names = {"-a", "--all"},
            description = "The lines of all labs, not only of the session's.")
    boolean all;

    @Option(names = "-c", paramLabel = "NUMBER", description = "At most so many, the newest; 50 without it.")
    int most = 50;

    @Option(names = "--changes", description = "The changes of this session instead, made and undone.")
    boolean changes;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Parameters(paramLabel = "TEXT", arity = "0..1", description = "Only lines with this text.")
    String text = "";

    @Override
    public int run(Context context) {
        if (changes) {
            ChangeList.show(context, json);
            return 0;
        }
        var lab = context.workspace().lab().name().text();
        var lines = new PastLines(context.workspace().surroundings())
                .all().stream()
                        .filter(past -> (all || past.lab().equals(lab))
                                && past.line().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                        .toList();
        show(context, lines.subList(Math.max(0, lines.size() - Math.max(0, most)), lines.size()));
        return 0;
    }

    private void show(Context context, List<Past> lines) {
        if (json) {
            context.screen()
                    .result(Json.write(lines.stream().map(HistoryCommand::json).toList()));
            return;
        }
        var rows = new ArrayList<List<String>>();
        lines.forEach(past -> rows.add(
                all
                        ? List.of(TIME.format(past.time()), past.lab(), oneLine(past.line()))
                        : List.of(TIME.format(past.time()), oneLine(past.line()))));
        context.screen().table(all ? List.of("TIME", "LAB", "LINE") : List.of("TIME", "LINE"), rows);
    }

    private static Object json(Past past) {
        var map = new LinkedHashMap<String, Object>();
        map.put("time", past.time().toString());
        map.put("lab", past.lab());
        map.put("line", past.line());
        return map;
    }

    private static String oneLine(String line) {
        return line.replace("\n", " ");
    }

    @Override
    public List<String> examples() {
        return List.of("history", "history ping", "history --all -c 10", "history --json", "history --changes");
    }
}
