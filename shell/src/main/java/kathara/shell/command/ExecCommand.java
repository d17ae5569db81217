package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.NodeName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

final class ExecCommand implements Command, StopsAtPositional {
    @Mixin
    LabOption lab;

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
        return LabOption.on(
                context.workspace(),
                lab.place(context.workspace()),
                session -> OnNode.plainly(context, session, node, command));
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of("exec pc1 ip address", "exec -d labs/ospf r1 -- ping -c1 10.0.0.1");
    }
}
