package kathara.shell.command;

import java.util.List;
import picocli.CommandLine.Parameters;

final class FgCommand implements Command {
    @Parameters(paramLabel = "JOB", arity = "0..1", description = "Its number; the latest when none is given.")
    String number;

    @Override
    public int run(Context context) throws InterruptedException {
        var jobs = context.interpreter().jobs();
        return jobs.toFront(JobNumber.of(number, jobs), context.screen());
    }

    @Override
    public List<String> examples() {
        return List.of("fg", "fg 1");
    }
}
