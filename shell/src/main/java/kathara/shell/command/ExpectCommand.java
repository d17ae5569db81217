package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import picocli.CommandLine.Parameters;

final class ExpectCommand implements OfLine {
    @Parameters(
            paramLabel = "COMMAND [exit N] [[not] contains|matches TEXT] [json PATH = VALUE]",
            arity = "0..*",
            description =
                    "A command and its filters, and what must hold of it; it must end with 0 unless exit says more.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context, Line line) throws InterruptedException {
        var expectation = Expectation.of(line);
        var result = context.interpreter().result(expectation.line());
        if (!expectation.holds(result)) {
            throw new LabException(
                    expectation.missed("\"" + expectation.line().shown() + "\" is not as expected", result));
        }
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "expect pc1 ping -c1 pc2",
                "expect pc1 ping -c1 -W1 pc3 exit 1 contains '100% packet loss'",
                "expect r1 ip route not contains default",
                "expect linfo --json json nodes.pc1.state = running");
    }
}
