package kathara.shell.command;

import java.util.List;
import kathara.engine.topology.CommandLine;
import kathara.engine.topology.NodeName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class ConnectCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(names = "--shell", paramLabel = "PROGRAM", description = "Run this instead of the node's shell.")
    String shell;

    @Option(
            names = {"-l", "--logs"},
            description = "Show what the start-up scripts said first.")
    boolean logs;

    @Parameters(paramLabel = "NODE", description = "The node.")
    NodeName node;

    @Override
    public int run(Context context) throws InterruptedException {
        return LabOption.on(context.workspace(), lab.place(context.workspace()), session -> {
            if (logs) {
                OnNode.plainly(context, session, node, List.of("cat", "/var/log/startup.log"));
            }
            return shell == null
                    ? OnNode.run(context, session, node, List.of())
                    : OnNode.console(
                            context,
                            session,
                            node,
                            VstartCommand.asUsage(() -> new CommandLine(shell)).words());
        });
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of("connect pc1", "connect -d labs/ospf r1", "connect --shell vtysh r1");
    }
}
