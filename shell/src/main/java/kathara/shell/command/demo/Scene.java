package kathara.shell.command.demo;

import java.util.Optional;
import kathara.engine.operation.Operation;
import kathara.engine.plan.Loss;
import kathara.engine.plan.Plan;
import kathara.engine.problem.LabException;
import kathara.engine.session.Session;
import kathara.engine.topology.Topology;
import kathara.shell.command.Changes;
import kathara.shell.command.Context;
import kathara.shell.workspace.Workspace;

/**
 * The lab before a line that is played, to come back to it: by undo, so that the session's history is as it was, or,
 * when the line went to another lab, by planning from what runs.
 */
record Scene(Workspace.Place place, Session session, int position, Topology lab) {

    /** As it is now; empty where no platform answers. */
    static Optional<Scene> of(Workspace workspace) {
        try {
            var session = workspace.session();
            return Optional.of(
                    new Scene(workspace.place(), session, session.history().position(), session.topology()));
        } catch (LabException e) {
            return Optional.empty();
        }
    }

    /** Brings it back; whether there was anything to bring back. */
    boolean restore(Context context) throws InterruptedException {
        var workspace = context.workspace();
        boolean left = !workspace.lab().equals(place.lab());
        if (left) {
            // that session began when the line went there
            undoTo(context, workspace.session(), 0);
            workspace.moveTo(place);
        }
        var now = workspace.session();
        if (now == session) {
            return undoTo(context, now, position) || left;
        }
        if (now.topology().equals(lab)) {
            return left;
        }
        var back = new Operation.Become(lab);
        tell(context, now.planFor(back));
        Changes.apply(context, now, back, true);
        return true;
    }

    private static boolean undoTo(Context context, Session session, int position) throws InterruptedException {
        if (session.history().position() == position) {
            return false;
        }
        tell(context, session.planTo(position));
        try {
            session.goTo(position, Changes.watcher(context.screen()));
        } finally {
            context.screen().endProgress();
        }
        return true;
    }

    private static void tell(Context context, Plan plan) {
        Loss.of(plan).forEach(loss -> context.screen().note(loss.toString()));
    }
}
