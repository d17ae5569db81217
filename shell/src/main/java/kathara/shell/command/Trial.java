package kathara.shell.command;

import kathara.engine.operation.Operation;
import kathara.engine.plan.Loss;
import kathara.engine.session.Session;
import kathara.engine.topology.Topology;
import kathara.shell.workspace.Workspace;

/** What stands in {@code try} without {@code finally}: the lab becomes what it was before unless {@code keep} is said. */
final class Trial {
    private final Context context;
    private final Workspace.Place place;
    private final Topology before;
    private boolean kept;

    Trial(Context context) {
        this.context = context;
        this.place = context.workspace().place();
        this.before = context.workspace().session().topology();
    }

    void keep() {
        kept = true;
    }

    int end() throws InterruptedException {
        if (kept) {
            return 0;
        }
        var workspace = context.workspace();
        if (workspace.place().lab().equals(place.lab())) {
            return takeBack(workspace.session());
        }
        try (var session = workspace.open(place)) {
            return takeBack(session);
        }
    }

    private int takeBack(Session session) throws InterruptedException {
        if (session.topology().equals(before)) {
            return 0;
        }
        var back = new Operation.Become(before);
        context.screen().note("what was tried is taken back");
        Loss.of(session.planFor(back)).forEach(loss -> context.screen().note(loss.toString()));
        var outcome = Changes.apply(context, session, back, true);
        return Changes.tellStartup(context, outcome.started());
    }
}
