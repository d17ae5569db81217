package kathara.shell.command;

import java.util.List;
import picocli.CommandLine.Mixin;

final class LrestartCommand implements Command {
    @Mixin
    LabOption lab;

    @Override
    public int run(Context context) throws InterruptedException {
        var place = lab.place(context.workspace());
        context.workspace().read(place); // what cannot be started again is not removed
        LcleanCommand.clean(context, place, List.of(), List.of());
        var start = new LstartCommand();
        start.lab = lab;
        return start.run(context);
    }

    @Override
    public List<String> examples() {
        return List.of("lrestart", "lrestart -d labs/ospf");
    }
}
