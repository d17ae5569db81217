package kathara.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import picocli.CommandLine.Parameters;

final class RunCommand implements Command {
    @Parameters(paramLabel = "FILE", description = "A file with commands, as one would type them.")
    Path file;

    @Override
    public int run(Context context) throws InterruptedException {
        return context.interpreter().runText(file.toString(), text(context));
    }

    private String text(Context context) {
        try {
            return Files.readString(context.workspace().path(file));
        } catch (NoSuchFileException e) {
            throw new LabException(Problem.of("there is no file \"" + file + "\"", "name a .ksh file"), e);
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("\"" + file + "\" cannot be read as text", "is it a .ksh file, in UTF-8?"), e);
        }
    }

    @Override
    public List<String> examples() {
        return List.of("run demo.ksh");
    }
}
