package kathara.shell.command;

import java.util.List;

final class ExitCommand implements Command {
    @Override
    public int run(Context context) {
        context.interpreter().leave();
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("exit");
    }
}
