package kathara.shell.command;

import java.util.List;
import kathara.engine.labconf.LabDirectory;
import picocli.CommandLine.Mixin;

final class LrestartCommand implements Command {
    @Mixin
    LabOption lab;

    @Override
    public int run(Context context) throws InterruptedException {
        var place = lab.place(context.workspace());
        place.directory().ifPresent(LabDirectory::read); // what cannot be started again is not removed
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
