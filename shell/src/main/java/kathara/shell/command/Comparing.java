package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import picocli.CommandLine.Parameters;

/** Two values and how they are compared. */
abstract class Comparing implements Command, StopsAtPositional {
    @Parameters(
            paramLabel = "VALUE",
            arity = "0..*",
            description = "VALUE = VALUE, or with !=, contains, matches, above, below between them.")
    List<String> words = new ArrayList<>();

    final boolean holds() {
        if (words.size() != 3) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of(
                            "two values are compared, with one word between them; here are " + words.size() + " words",
                            "as in: " + examples().get(0) + "; quotes keep a value with blanks together"));
        }
        return Comparison.of(words.get(1)).holds(words.get(0), words.get(2));
    }
}
