package kathara.shell.command;

import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** A job as it is written: {@code 1} or {@code %1}; the latest when none is. */
final class JobNumber {
    private JobNumber() {}

    static int of(String word, Jobs jobs) {
        if (word == null) {
            var all = jobs.all();
            if (all.isEmpty()) {
                throw new LabException(Problem.of("nothing runs behind the prompt", "as in: tcpdump A &"));
            }
            return all.lastKey();
        }
        var digits = word.startsWith("%") ? word.substring(1) : word;
        if (!digits.matches("[0-9]{1,6}")) {
            throw new LabException(
                    LabException.Kind.USAGE, Problem.of("\"" + word + "\" is no number of a job", "see: jobs"));
        }
        return Integer.parseInt(digits);
    }
}
