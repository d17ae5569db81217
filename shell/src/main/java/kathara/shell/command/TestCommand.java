package kathara.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.screen.Json;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class TestCommand implements Command {
    @Option(names = "--junit", paramLabel = "FILE", description = "Write a report in JUnit's XML as well.")
    Path junit;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long each file may take; 10m unless it is said.")
    String timeout;

    @Option(names = "--keep", description = "Leave the labs that a file started and did not remove.")
    boolean keep;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files, or folders whose .ksh files are all run, each from its own folder.")
    List<Path> paths = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        var limit = Span.of(timeout);
        var files = files(context);
        context.screen().result("TAP version 14");
        context.screen().result("1.." + files.size());
        var runs = new ArrayList<ScriptTest.Run>();
        for (var file : files) {
            var run = new ScriptTest(context, file.shown(), file.path(), limit, keep).run();
            runs.add(run);
            tell(context, runs.size(), run);
        }
        if (junit != null) {
            write(context, JUnitReport.of(runs));
        }
        long failed = runs.stream().filter(run -> !run.passed()).count();
        context.screen()
                .note(Counted.of(files.size(), "file") + ", " + (failed == 0 ? "all passed" : failed + " failed"));
        return failed == 0 ? 0 : LabException.Kind.FAILED.exitStatus();
    }

    private record Found(String shown, Path path) {}

    private List<Found> files(Context context) {
        var found = new ArrayList<Found>();
        for (var path : paths) {
            var real = context.workspace().path(path);
            try (var below = Files.walk(real)) {
                below.filter(Files::isRegularFile)
                        .filter(file -> file.equals(real) || file.toString().endsWith(".ksh"))
                        .sorted()
                        .forEach(file -> found.add(new Found(
                                path.resolve(real.relativize(file)).normalize().toString(), file)));
            } catch (IOException | UncheckedIOException e) {
                throw new LabException(
                        Problem.of("\"" + path + "\" cannot be read", "name .ksh files, or folders of them"), e);
            }
        }
        if (found.isEmpty()) {
            throw new LabException(Problem.of("there is no .ksh file to run", "name .ksh files, or folders of them"));
        }
        return found;
    }

    private static void tell(Context context, int number, ScriptTest.Run run) {
        context.screen()
                .result((run.passed() ? "ok " : "not ok ") + number + " - " + run.file() + " # time="
                        + run.time().toMillis() + "ms");
        if (!run.passed()) {
            context.screen().result("  ---");
            context.screen().result("  message: " + Json.line(run.problem()));
            context.screen().result("  ...");
            (run.problem() + "\n" + run.out()).lines().forEach(line -> context.screen()
                    .result("# " + line));
        }
    }

    private void write(Context context, String report) {
        try {
            Files.writeString(context.workspace().path(junit), report);
        } catch (IOException e) {
            throw new LabException(
                    Problem.of(
                            "\"" + junit + "\" cannot be written: " + e.getMessage(),
                            "is its folder there, and may you write to it?"),
                    e);
        }
    }

    @Override
    public List<String> examples() {
        return List.of("test scripts/", "test --junit report.xml labs/ospf/demo.ksh");
    }
}
