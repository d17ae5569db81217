package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import picocli.CommandLine.Parameters;

final class WaitCommand implements OfLine {
    @Parameters(
            paramLabel = "until COMMAND [exit N] [contains TEXT] [within 30s]|TIME",
            arity = "0..*",
            description = "What to wait for, as expect has it, and for how long at most; or a time to let pass.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context, Line line) throws InterruptedException {
        var first = line.first();
        if (!first.name().equals("until")) {
            if (line.calls().size() > 1 || first.words().size() > 1) {
                throw usage();
            }
            Thread.sleep(Span.of(first.name()).toMillis());
            return 0;
        }
        if (first.words().size() < 2) {
            throw usage();
        }
        new Waiting(context, line.from(1)).run();
        return 0;
    }

    private static LabException usage() {
        return new LabException(
                LabException.Kind.USAGE,
                Problem.of(
                        "wait: it is not said what to wait for",
                        "as in: wait until pc1 ping -c1 pc2 within 30s; wait 2s"));
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wait until pc1 ping -c1 -W1 pc2 within 30s",
                "wait until r1 ip route contains 10.0.7.0/24 within 1m",
                "wait 500ms");
    }
}
