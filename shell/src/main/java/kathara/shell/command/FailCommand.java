package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import picocli.CommandLine.Parameters;

final class FailCommand implements Command, StopsAtPositional {
    @Parameters(paramLabel = "WORD", arity = "0..*", description = "What went wrong.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context) {
        throw new LabException(Problem.of(words.isEmpty() ? "failed, as it was said" : String.join(" ", words)));
    }

    @Override
    public List<String> examples() {
        return List.of("fail 'r2 never learned the route'");
    }
}
