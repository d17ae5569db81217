package kathara.shell.command;

import java.util.List;
import picocli.CommandLine.Parameters;

final class CheckpointCommand implements Command {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "What to call the lab as it is now, for rollback; without it, the checkpoints are listed.")
    String name;

    @Override
    public int run(Context context) {
        var session = context.workspace().session();
        if (name != null) {
            session.checkpoint(name);
            return 0;
        }
        var rows = session.history().checkpoints().entrySet().stream()
                .map(entry -> List.of(
                        entry.getKey(), String.valueOf(entry.getValue().nodes().size())))
                .toList();
        context.screen().table(List.of("CHECKPOINT", "NODES"), rows);
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("checkpoint before-the-cut", "checkpoint");
    }
}
