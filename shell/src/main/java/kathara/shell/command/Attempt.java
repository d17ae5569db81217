package kathara.shell.command;

import java.util.ArrayList;
import kathara.engine.platform.Cancelled;
import kathara.engine.problem.LabException;

/** Does something, and something else behind it in any case: after a failure, and after Ctrl-C. */
final class Attempt {

    /** What ends with a status. */
    interface Work {
        int run() throws InterruptedException;
    }

    private Attempt() {}

    /** The status of the first that failed; when both have problems, those of both. */
    static int run(Work body, Work last) throws InterruptedException {
        int status;
        try {
            status = body.run();
        } catch (LabException e) {
            throw both(e, last);
        } catch (InterruptedException | Cancelled e) {
            Thread.interrupted(); // what comes last is not cut short by the same Ctrl-C
            last.run();
            throw e;
        }
        int ended = last.run();
        return status != 0 ? status : ended;
    }

    private static LabException both(LabException failure, Work last) throws InterruptedException {
        try {
            last.run();
            return failure;
        } catch (LabException e) {
            var problems = new ArrayList<>(failure.problems());
            problems.addAll(e.problems());
            return new LabException(failure.kind(), problems, failure);
        }
    }
}
