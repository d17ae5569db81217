package kathara.shell.command;

import java.util.List;
import kathara.engine.plan.Plan;
import kathara.engine.session.Outcome;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import picocli.CommandLine.Parameters;

final class RedoCommand extends ReturningCommand {
    @Parameters(paramLabel = "COUNT", arity = "0..1", description = "How many changes are made again; 1 without it.")
    int count = 1;

    @Override
    String done() {
        return "redone";
    }

    private int position(Session session) {
        return session.history().position() + Math.max(1, count);
    }

    @Override
    Plan plan(Session session) {
        return session.planTo(position(session));
    }

    @Override
    Outcome act(Session session, Watcher watcher) throws InterruptedException {
        return session.goTo(position(session), watcher);
    }

    @Override
    public List<List<String>> opposite() {
        return List.of(List.of("undo"));
    }

    @Override
    public List<String> examples() {
        return List.of("redo", "redo 3");
    }
}
