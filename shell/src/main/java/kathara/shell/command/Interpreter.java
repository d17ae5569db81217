package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.topology.NodeName;
import kathara.shell.language.Statement;
import kathara.shell.language.Statements;
import kathara.shell.screen.Screen;
import kathara.shell.workspace.Workspace;

/**
 * Runs lines: a line that begins with a command's name is that command, one that begins with a node's name runs on the
 * node. The same for the prompt, for {@code -c}, for files and for one command of the operating system.
 */
public final class Interpreter {
    private static final int DEEPEST = 20;

    private final Context context;
    private boolean leaving;
    /** How many statements have been said to have failed; a file within a file says it once. */
    private int told;

    private int depth;

    public Interpreter(Workspace workspace, Screen screen, Tty tty) {
        this.context = new Context(workspace, screen, tty, this);
    }

    /** Whether {@code exit} has been said. */
    public boolean leaving() {
        return leaving;
    }

    void leave() {
        leaving = true;
    }

    public Context context() {
        return context;
    }

    /** Runs the statements of a text until one ends with a status that is not 0, and gives that status. */
    public int runText(String file, String text) throws InterruptedException {
        if (depth == DEEPEST) {
            throw new LabException(
                    Problem.of("files run each other " + DEEPEST + " deep", "does \"" + file + "\" run itself?"));
        }
        depth++;
        try {
            for (Statement statement : Statements.of(file, text)) {
                int status = runAt(file, statement);
                if (status != 0 || leaving) {
                    return status;
                }
            }
            return 0;
        } finally {
            depth--;
        }
    }

    /** A problem, and a status that ends a script, say at which line. */
    private int runAt(String file, Statement statement) throws InterruptedException {
        var place = new Problem.Place(file, statement.line(), 1);
        try {
            int before = told;
            int status = run(statement.texts());
            if (status != 0 && told == before) {
                told++;
                context.screen()
                        .problem(Problem.of("\"" + shortened(statement.source()) + "\" ended with status " + status)
                                .at(place));
            }
            return status;
        } catch (LabException e) {
            var problems = new ArrayList<Problem>();
            for (Problem problem : e.problems()) {
                problems.add(problem.where().isPresent() ? problem : problem.at(place));
            }
            throw new LabException(e.kind(), problems, e);
        }
    }

    private static String shortened(String source) {
        var line = source.lines().findFirst().orElse("");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    /** Runs one statement; its exit status. */
    public int run(List<String> words) throws InterruptedException {
        var entry = Commands.find(words.get(0));
        if (entry.isEmpty()) {
            return runOnNode(words);
        }
        var command = Parsing.filled(entry.get(), words.subList(1, words.size()), context);
        try {
            return command.isEmpty() ? 0 : command.get().run(context);
        } catch (LabException e) {
            if (e.kind() == LabException.Kind.NO_PLATFORM) {
                Rehearsal.mustBeAllowed(context, words);
            }
            throw e;
        }
    }

    private int runOnNode(List<String> words) throws InterruptedException {
        var name = words.get(0);
        List<String> nodes = List.of();
        if (name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,29}")) {
            var session = context.workspace().session();
            nodes = session.topology().nodes().keySet().stream()
                    .map(NodeName::text)
                    .toList();
            if (nodes.contains(name)) {
                return OnNode.run(context, session, new NodeName(name), words.subList(1, words.size()));
            }
        }
        var known = new ArrayList<>(Commands.names());
        known.addAll(nodes);
        throw new LabException(
                LabException.Kind.USAGE,
                Problem.of(
                        "\"" + name + "\" is neither a command nor a node of lab \""
                                + context.workspace().place().shown() + "\"",
                        Nearest.to(name, known)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("see: help")));
    }
}
