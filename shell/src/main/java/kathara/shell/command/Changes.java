package kathara.shell.command;

import java.util.List;
import java.util.Map;
import kathara.engine.operation.Operation;
import kathara.engine.platform.Startup;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Outcome;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import kathara.engine.topology.NodeName;
import kathara.shell.screen.Screen;

/** Makes changes with their progress on the screen, and tells how start-up went. */
public final class Changes {
    private static final int MOST_SHOWN = 10;

    private Changes() {}

    /** The screen as a watcher of plans. */
    public static Watcher watcher(Screen screen) {
        return new Watcher() {
            @Override
            public void note(String text) {
                screen.note(text);
            }

            @Override
            public void progress(String what, int done, int all) {
                screen.progress(what, done, all);
            }
        };
    }

    /** One change. */
    public static Outcome apply(Context context, Session session, Operation operation, boolean wait)
            throws InterruptedException {
        try {
            return session.apply(operation, wait, watcher(context.screen()));
        } finally {
            context.screen().endProgress();
        }
    }

    /** Several as one. */
    public static Outcome apply(Context context, Session session, List<? extends Operation> operations, boolean wait)
            throws InterruptedException {
        return operations.size() == 1
                ? apply(context, session, operations.get(0), wait)
                : apply(context, session, new Operation.Together(List.copyOf(operations)), wait);
    }

    /** Tells which start-up scripts failed, and where; 1 when one ended with an error, else 0. */
    public static int tellStartup(Context context, Map<NodeName, Startup> started) {
        int failed = 0;
        for (var entry : started.entrySet()) {
            tellFailures(context.screen(), entry.getKey(), entry.getValue());
            failed += entry.getValue().exitStatus() == 0 ? 0 : 1;
        }
        if (failed > 0) {
            context.screen()
                    .problem(Problem.of(
                            failed == 1 ? "a start-up script failed" : failed + " start-up scripts failed",
                            "the nodes run all the same; what a script said is in /var/log/startup.log of its node"));
        }
        return failed > 0 ? LabException.Kind.FAILED.exitStatus() : 0;
    }

    private static void tellFailures(Screen screen, NodeName node, Startup startup) {
        startup.failures().stream()
                .limit(MOST_SHOWN)
                .forEach(failure -> screen.warning(Problem.of(
                                "\"" + failure.command() + "\" ended with status " + failure.exitStatus(),
                                "see: " + node + " cat /var/log/startup.log")
                        .at(new Problem.Place(failure.script(), failure.line(), 1))));
        if (startup.failures().size() > MOST_SHOWN) {
            screen.note("… and " + (startup.failures().size() - MOST_SHOWN) + " more on " + node);
        }
        if (startup.exitStatus() != 0) {
            screen.problem(Problem.of(
                    "start-up of \"" + node + "\" ended with status " + startup.exitStatus(),
                    "see: " + node + " cat /var/log/startup.log"));
        }
    }
}
