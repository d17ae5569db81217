package kathara.shell.command;

import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

final class AssertCommand extends Comparing {
    @Override
    public int run(Context context) {
        if (!holds()) {
            throw new LabException(Problem.of(
                    "this does not hold: " + words.get(0) + " " + words.get(1) + " " + words.get(2),
                    "expected: " + words.get(1) + " " + words.get(2) + "\n  actual: " + words.get(0)));
        }
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("assert $count = 3", "assert \"$(pc1 hostname)\" matches 'pc[0-9]'");
    }
}
