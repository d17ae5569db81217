package kathara.shell.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kathara.engine.operation.Operation;
import kathara.engine.platform.Cancelled;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.shell.workspace.Workspace;

/**
 * One .ksh file as a test: it runs in a session of its own and from its own folder, on the folder's lab or else on one
 * that has the file's name. Labs that it started and left are removed.
 */
final class ScriptTest {
    private final Context context;
    private final String shown;
    private final Path file;
    private final Duration limit;
    private final boolean keep;

    /**
     * What came of it.
     *
     * @param problem what went wrong; empty when nothing did
     * @param out all that it wrote
     */
    record Run(String file, Duration time, String problem, String out) {
        boolean passed() {
            return problem.isEmpty();
        }
    }

    ScriptTest(Context context, String shown, Path file, Duration limit, boolean keep) {
        this.context = context;
        this.shown = shown;
        this.file = file;
        this.limit = limit;
        this.keep = keep;
    }

    Run run() throws InterruptedException {
        var began = Instant.now();
        var kept = new Kept();
        String problem;
        try (var workspace = context.workspace().in(file.getParent(), ownLab())) {
            var before = new TreeSet<>(workspace.labs());
            problem = problemOf(workspace, kept);
            if (!keep) {
                removeNew(workspace, before, kept);
            }
        }
        return new Run(shown, Duration.between(began, Instant.now()), problem, kept.text() + "\n" + kept.said());
    }

    private LabName ownLab() {
        var name = file.getFileName().toString().replaceFirst("\\.ksh$", "").toLowerCase(Locale.ROOT);
        var fitting = "test-" + name.replaceAll("[^a-z0-9_-]", "-");
        return new LabName(fitting.substring(0, Math.min(fitting.length(), 63)));
    }

    private String problemOf(Workspace workspace, Kept kept) throws InterruptedException {
        var interpreter = new Interpreter(workspace, kept.ofAll(), new NoTerminal(context.tty()));
        try (var alarm = new Alarm(limit)) {
            try {
                int status = interpreter.runFile(shown, file, List.of());
                return status == 0 ? "" : "it ended with status " + status;
            } catch (LabException e) {
                return e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
            } catch (InterruptedException | Cancelled e) {
                if (!alarm.rang()) {
                    throw e;
                }
                return "it did not end within " + limit.toSeconds() + " s";
            } finally {
                interpreter.end();
            }
        }
    }

    private void removeNew(Workspace workspace, TreeSet<LabId> before, Kept kept) throws InterruptedException {
        for (var lab : workspace.labs()) {
            if (!before.contains(lab) && workspace.knows(lab.name())) {
                try (var session = workspace.open(workspace.named(lab.name()))) {
                    Changes.apply(context, session, new Operation.Clear(), false);
                } catch (LabException e) {
                    e.problems().forEach(kept::say);
                }
            }
        }
    }
}
