package kathara.shell.command;

import java.util.List;
import kathara.engine.plan.Loss;
import kathara.engine.plan.Plan;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Outcome;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import picocli.CommandLine.Option;

/** A command that brings the lab to what it was at another moment. It says first what inside nodes is lost by that. */
abstract class ReturningCommand implements Command {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask, even when something inside nodes is lost.")
    boolean yes;

    /** What has been done then, as in "undone". */
    abstract String done();

    /** What it would do. */
    abstract Plan plan(Session session);

    abstract Outcome act(Session session, Watcher watcher) throws InterruptedException;

    @Override
    public final int run(Context context) throws InterruptedException {
        var session = context.workspace().session();
        mustBeWanted(context, Loss.of(plan(session)));
        try {
            var outcome = act(session, Changes.watcher(context.screen()));
            context.screen()
                    .result(done() + ": lab " + context.workspace().place().shown() + " has "
                            + Counted.of(outcome.after().nodes().size(), "node") + " now");
            return Changes.tellStartup(context, outcome.started());
        } finally {
            context.screen().endProgress();
        }
    }

    private void mustBeWanted(Context context, List<Loss> losses) {
        losses.forEach(loss -> context.screen().note(loss.toString()));
        if (!losses.isEmpty()
                && !yes
                && context.tty().present()
                && !context.tty().confirm("go on?")) {
            throw new LabException(Problem.of("nothing was done", "-y does it without asking"));
        }
    }
}
