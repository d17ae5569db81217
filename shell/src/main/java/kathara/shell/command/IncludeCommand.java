package kathara.shell.command;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

final class IncludeCommand implements Command {
    @Parameters(paramLabel = "FILE", description = "A .ksh file; a relative path begins at the current directory.")
    Path file;

    @Override
    public int run(Context context) throws InterruptedException {
        return context.interpreter()
                .runText(
                        file.toString(),
                        ScriptText.of(file.toString(), context.workspace().path(file)));
    }

    @Override
    public List<String> examples() {
        return List.of("include common.ksh");
    }
}
