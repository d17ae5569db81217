package kathara.shell.command;

import java.util.List;
import kathara.engine.labconf.LabDirectory;

/** lstart, but what is there is removed first. */
final class LrestartCommand extends LstartCommand {
    @Override
    public int run(Context context) throws InterruptedException {
        if (!dryRun) {
            terminals.chosen(context); // nor is it where its terminals cannot be opened
            var place = lab.place(context.workspace());
            source.look(context.workspace(), place)
                    .ifPresent(LabDirectory.Look::sound); // what cannot be started again is not removed
            LcleanCommand.clean(context, place, nodes, excluded);
        }
        return super.run(context);
    }

    @Override
    public List<String> examples() {
        return List.of("lrestart", "lrestart -d labs/ospf", "lrestart r1 r2");
    }
}
