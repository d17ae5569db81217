package kathara.shell.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import picocli.CommandLine.Parameters;

final class KillCommand implements Command {
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Parameters(paramLabel = "JOB", arity = "0..*", description = "Numbers of jobs; the latest when none is given.")
    List<String> numbers = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        var jobs = context.interpreter().jobs();
        var chosen = new ArrayList<Job>();
        for (var number : numbers.isEmpty() ? List.of("") : numbers) {
            chosen.add(jobs.job(JobNumber.of(number.isEmpty() ? null : number, jobs)));
        }
        chosen.forEach(Job::cancel);
        for (var job : chosen) {
            if (!job.endsWithin(GRACE)) {
                throw new LabException(
                        Problem.of("\"" + job.source() + "\" is cancelled, but has not ended yet", "see: jobs"));
            }
        }
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("kill", "kill 1 2");
    }
}
