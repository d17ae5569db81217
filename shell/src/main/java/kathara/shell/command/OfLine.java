package kathara.shell.command;

import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** A command that is said of another one, filters and all: it gets the line behind its own name. */
interface OfLine extends Command, StopsAtPositional {
    int run(Context context, Line line) throws InterruptedException;

    @Override
    default int run(Context context) {
        throw new LabException(
                LabException.Kind.USAGE,
                Problem.of("a command is missing here", "as in: " + examples().get(0)));
    }
}
