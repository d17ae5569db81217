package kathara.shell.command;

import java.util.List;
import java.util.Optional;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.CommandLine;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;

/** Runs a command on a node, with the user's terminal if there is one; without a command, opens the node's console. */
final class OnNode {
    private static final List<String> SHELL = List.of(
            "/bin/sh", "-c", "cd 2>/dev/null; if [ -x /bin/bash ]; then exec /bin/bash -l; else exec /bin/sh -l; fi");

    private OnNode() {}

    static int run(Context context, Session session, NodeName node, List<String> words) throws InterruptedException {
        if (words.isEmpty()) {
            var own = session.topology().node(node).settings().shell();
            return console(context, session, node, own.map(CommandLine::words).orElse(SHELL));
        }
        return context.tty().present()
                ? context.tty().lend(streams -> session.execute(node, true, words, streams))
                : plainly(context, session, node, words);
    }

    /** The console: a shell on the node that gets all of the terminal. */
    static int console(Context context, Session session, NodeName node, List<String> shell)
            throws InterruptedException {
        mustRun(session, node);
        if (!context.tty().present()) {
            return plainly(context, session, node, shell);
        }
        context.screen().note("on \"" + node + "\" now; Ctrl-] or exit leaves");
        return context.tty().lend(streams -> session.execute(node, true, shell, streams));
    }

    /** With what is written going straight out, as in a pipe. */
    static int plainly(Context context, Session session, NodeName node, List<String> words)
            throws InterruptedException {
        var input = context.tty().input();
        var in = context.workspace().staying() || input == null ? Streams.NONE.in() : input;
        return session.execute(
                node,
                false,
                words,
                new Streams(in, context.screen().out(), context.screen().err(), Optional.empty()));
    }

    private static void mustRun(Session session, NodeName node) {
        if (session.topology().node(node).state() != State.RUNNING) {
            throw new LabException(Problem.of("\"" + node + "\" does not run", "start it with: vstart " + node));
        }
    }
}
