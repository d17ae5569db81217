package kathara.shell.command;

import java.util.List;

final class KeepCommand implements Command {
    @Override
    public int run(Context context) {
        context.interpreter().keep();
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("keep");
    }
}
