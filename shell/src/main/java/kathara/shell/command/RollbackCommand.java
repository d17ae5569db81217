package kathara.shell.command;

import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.plan.Plan;
import kathara.engine.session.Outcome;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import picocli.CommandLine.Parameters;

final class RollbackCommand extends ReturningCommand {
    @Parameters(paramLabel = "NAME", description = "What the checkpoint was called.")
    String name;

    @Override
    String done() {
        return "back at " + name;
    }

    private Operation operation(Session session) {
        return new Operation.Become(session.history().checkpoint(name));
    }

    @Override
    Plan plan(Session session) {
        return session.planFor(operation(session));
    }

    @Override
    Outcome act(Session session, Watcher watcher) throws InterruptedException {
        return session.apply(operation(session), true, watcher);
    }

    @Override
    public List<String> examples() {
        return List.of("rollback before-the-cut", "rollback -y start");
    }
}
