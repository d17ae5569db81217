package kathara.shell.command;

import java.util.List;

final class IsCommand extends Comparing {
    @Override
    public int run(Context context) {
        return holds() ? 0 : 1;
    }

    @Override
    public List<String> examples() {
        return List.of("is $count = 3", "if is $# above 1 { echo \"the second is $2\" }");
    }
}
