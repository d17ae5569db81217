package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

final class EchoCommand implements Command, StopsAtPositional {
    @Parameters(paramLabel = "WORD", arity = "0..*", description = "What to print; nothing in it has a meaning.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context) {
        context.screen().result(String.join(" ", words));
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("echo 'now a link fails'", "echo \"$# arguments: $@\"");
    }
}
