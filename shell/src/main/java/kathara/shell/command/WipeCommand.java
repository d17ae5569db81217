package kathara.shell.command;

import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import picocli.CommandLine.Option;

final class WipeCommand implements Command {
    @Option(
            names = {"-f", "--force"},
            description = "Do not ask.")
    boolean force;

    @Override
    public int run(Context context) throws InterruptedException {
        if (!force && !context.tty().present()) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("wipe removes all labs of yours, and nobody is here to ask", "say: wipe -f"));
        }
        var labs = context.workspace().labs();
        if (labs.isEmpty()) {
            context.screen().result("nothing of yours is here");
            return 0;
        }
        if (!force && !context.tty().confirm("remove " + Counted.of(labs.size(), "lab") + " of yours: " + labs + "?")) {
            context.screen().result("nothing was removed");
            return 1;
        }
        for (LabId lab : labs) {
            LcleanCommand.clean(context, context.workspace().named(lab.name()), List.of(), List.of());
        }
        return 0;
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of("wipe", "wipe -f");
    }
}
