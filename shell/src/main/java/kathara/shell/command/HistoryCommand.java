package kathara.shell.command;

import java.util.List;
import picocli.CommandLine.Option;

final class HistoryCommand implements Command {
    @Option(names = "--changes", required = true, description = "The changes of this session, made and undone.")
    boolean changes;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Override
    public int run(Context context) {
        ChangeList.show(context, json);
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("history --changes", "history --changes --json");
    }
}
