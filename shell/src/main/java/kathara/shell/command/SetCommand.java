package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import picocli.CommandLine.Parameters;

final class SetCommand implements Command, StopsAtPositional {
    @Parameters(
            paramLabel = "NAME = WORD...|stop|echo|explain",
            arity = "0..*",
            description = "A variable and its words; or stop on|off (at the first failure), echo on|off (each line),"
                    + " explain on|off (each call to the platform, as commands of the engine, ip and tc).")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context) {
        var scope = context.interpreter().scope();
        if (words.isEmpty()) {
            scope.variables().forEach((name, value) -> context.screen().result(name + " = " + String.join(" ", value)));
        } else if (words.size() > 1 && words.get(1).equals("=")) {
            assign(scope, words.get(0));
        } else {
            switchOption(scope);
        }
        return 0;
    }

    private void assign(Scope scope, String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw usage("\"" + name + "\" can be no name of a variable");
        }
        scope.set(name, words.subList(2, words.size()));
    }

    private void switchOption(Scope scope) {
        boolean on = words.get(words.size() - 1).equals("on");
        if (words.size() != 2 || !on && !words.get(1).equals("off")) {
            throw usage("set: \"" + String.join(" ", words) + "\" says nothing");
        }
        switch (words.get(0)) {
            case "stop" -> scope.stopping(on);
            case "echo" -> scope.echoing(on);
            case "explain" -> scope.explaining(on);
            default -> throw usage("set: there is no option \"" + words.get(0) + "\"");
        }
    }

    private static LabException usage(String what) {
        return new LabException(
                LabException.Kind.USAGE,
                Problem.of(what, "as in: set routers = r1 r2; set stop off; set echo on; blanks stand around the ="));
    }

    @Override
    public List<String> examples() {
        return List.of("set", "set routers = r1 r2 r3", "set stop off", "set echo on", "set explain on");
    }
}
