package kathara.shell.command;

import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import kathara.shell.settings.UserSettings;
import picocli.CommandLine.Option;

final class WipeCommand implements Command {
    @Option(
            names = {"-f", "--force"},
            description = "Do not ask.")
    boolean force;

    @Option(
            names = {"-s", "--settings"},
            description = "Remove your file of settings instead; labs stay.")
    boolean settings;

    @Option(
            names = {"-a", "--all"},
            description = "Labs of all users; policy refuses it.")
    boolean ofAll;

    @Override
    public int run(Context context) throws InterruptedException {
        if (ofAll) {
            throw ofOthers("wipe --all");
        }
        if (settings) {
            return wipeSettings(context);
        }
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

    /** What Kathará lets root do to the labs of all users. */
    static LabException ofOthers(String what) {
        return new LabException(
                LabException.Kind.REFUSED,
                Problem.of(
                        what + ": each user sees and touches their own labs alone",
                        "as an administrator, run it as that user, as in: sudo -u anna kathara wipe"));
    }

    private int wipeSettings(Context context) {
        var surroundings = context.workspace().surroundings();
        var file = UserSettings.ofUser(surroundings);
        if (!force && !context.tty().confirm("remove " + file + "?")) {
            context.screen().result("nothing was removed");
            return 1;
        }
        UserSettings.clear(surroundings);
        context.screen().result(file + " is removed");
        return 0;
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of("wipe", "wipe -f", "wipe --settings");
    }
}
