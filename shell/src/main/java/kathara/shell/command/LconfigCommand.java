package kathara.shell.command;

import java.util.List;
import kathara.shell.workspace.Workspace;

/** The same as vconfig for a node of a lab directory. */
final class LconfigCommand extends VconfigCommand {
    @Override
    Workspace.Place place(Context context) {
        return lab.place(context.workspace());
    }

    @Override
    public List<String> examples() {
        return List.of("lconfig -d labs/ospf -n r1 --add B", "lconfig -n r1 --rm B");
    }
}
