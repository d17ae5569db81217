package kathara.shell.command;

import java.util.List;

final class UndoCommand implements Command {
    @Override
    public int run(Context context) throws InterruptedException {
        var session = context.workspace().session();
        try {
            var outcome = session.undo(Changes.watcher(context.screen()));
            context.screen()
                    .result("undone: lab " + context.workspace().place().shown() + " has "
                            + Counted.of(outcome.after().nodes().size(), "node") + " now");
            return Changes.tellStartup(context, outcome.started());
        } finally {
            context.screen().endProgress();
        }
    }

    @Override
    public List<List<String>> opposite() {
        return List.of(List.of("redo"));
    }

    @Override
    public List<String> examples() {
        return List.of("undo");
    }
}
