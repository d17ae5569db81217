package kathara.shell.command;

import java.util.Optional;
import kathara.engine.problem.Problem;

/** A command whose own options stand before its first word; everything after that word is another program's. */
public interface StopsAtPositional {

    /** What is said of an option before the first word that is not ours; empty where there is nothing special to say. */
    default Optional<Problem> unknownOption(String option) {
        return Optional.empty();
    }
}
