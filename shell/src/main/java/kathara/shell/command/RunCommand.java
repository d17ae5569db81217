package kathara.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

final class RunCommand implements Command, StopsAtPositional {
    @Parameters(index = "0", paramLabel = "FILE", description = "A file with commands, as one would type them.")
    Path file;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "What the file sees as $1, $2, … and $@.")
    List<String> arguments = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        return context.interpreter()
                .runFile(file.toString(), context.workspace().path(file), arguments);
    }

    @Override
    public List<String> examples() {
        return List.of("run demo.ksh", "run chain.ksh 10");
    }
}
