package kathara.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import picocli.CommandLine.Parameters;

/** The scripts ask {@code kathara --complete} at each Tab, so that they know what the prompt knows. */
final class CompletionCommand implements Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell to write a script for.")
    String shell;

    @Override
    public int run(Context context) {
        if (!SHELLS.contains(shell)) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("no script is known for \"" + shell + "\"", Nearest.orAll(shell, "shells", SHELLS)));
        }
        try (var script = CompletionCommand.class.getResourceAsStream("completion." + shell)) {
            context.screen().result(new String(script.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> examples() {
        return List.of("completion bash", "completion zsh", "completion fish");
    }
}
