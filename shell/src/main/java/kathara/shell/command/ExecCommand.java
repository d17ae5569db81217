package kathara.shell.command;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Watcher;
import kathara.engine.topology.CommandLine;
import kathara.engine.topology.NodeName;
import kathara.shell.screen.ForwardingScreen;
import kathara.shell.screen.Screen;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class ExecCommand implements Command, StopsAtPositional {
    @Mixin
    LabOption lab;

    @Option(names = "--no-stdout", description = "Leave away what the program writes to its output.")
    boolean withoutOutput;

    @Option(names = "--no-stderr", description = "Leave away what it writes to its error output.")
    boolean withoutErrors;

    @Option(names = "--wait", description = "Wait until the node's start-up scripts have ended.")
    boolean wait;

    @Parameters(index = "0", paramLabel = "NODE", description = "The node.")
    NodeName node;

    @Parameters(
            index = "1..*",
            paramLabel = "PROGRAM",
            description = "What to run and its own options; -- may stand before it.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        var command = !words.isEmpty() && words.get(0).equals("--") ? words.subList(1, words.size()) : words;
        if (command.isEmpty()) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of(
                            "exec: no command is given",
                            "as in: exec " + node + " ip address; its console opens with: connect " + node));
        }
        var whole = command.size() == 1 && command.get(0).indexOf(' ') > 0
                ? VstartCommand.asUsage(() -> new CommandLine(command.get(0))).words()
                : command; // Kathará takes a command as one word, too
        return LabOption.on(context.workspace(), lab.place(context.workspace()), session -> {
            if (wait) {
                session.awaitStartup(List.of(node), Watcher.NONE);
            }
            return OnNode.plainly(
                    new Muted(context.screen(), withoutOutput, withoutErrors).in(context), session, node, whole);
        });
    }

    /** A screen that hides a part of what a program writes. */
    private static final class Muted extends ForwardingScreen {
        private final boolean output;
        private final boolean errors;

        Muted(Screen user, boolean output, boolean errors) {
            super(user);
            this.output = output;
            this.errors = errors;
        }

        Context in(Context context) {
            return new Context(context.workspace(), this, context.tty(), context.interpreter());
        }

        @Override
        public OutputStream out() {
            return output ? OutputStream.nullOutputStream() : super.out();
        }

        @Override
        public OutputStream err() {
            return errors ? OutputStream.nullOutputStream() : super.err();
        }
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "exec pc1 ip address",
                "exec -d labs/ospf r1 -- ping -c1 10.0.0.1",
                "exec --wait --no-stderr pc1 ip route");
    }
}
