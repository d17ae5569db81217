package kathara.shell.command;

import java.util.List;

/** Kathará's word for vlist. */
final class ListCommand extends VlistCommand {
    @Override
    public List<String> examples() {
        return List.of("list", "list -n pc1", "list --json");
    }
}
