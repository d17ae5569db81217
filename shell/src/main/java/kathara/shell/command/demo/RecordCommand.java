package kathara.shell.command.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.Counted;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins and ends a recording of the session. */
public final class RecordCommand implements Command {
    @Option(
            names = "--cast",
            paramLabel = "v2|v3",
            defaultValue = "v2",
            description = "The asciicast's version; v2 unless it is said.")
    String cast;

    @Option(
            names = {"-f", "--force"},
            description = "Write over files that are there.")
    boolean force;

    @Parameters(
            index = "0",
            paramLabel = "start|stop",
            arity = "0..1",
            description = "Without it, whether one goes on.")
    String action = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            arity = "0..1",
            description = "The .ksh file to write; an asciicast is written beside it.")
    Path file;

    @Override
    public int run(Context context) throws InterruptedException {
        switch (action) {
            case "" -> tell(context);
            case "start" -> start(context);
            case "stop" -> stop(context);
            default -> throw LabException.usage("record takes no \"" + action + "\"", "record start FILE, record stop");
        }
        return 0;
    }

    private static void tell(Context context) {
        var going = context.interpreter().demos().recorder();
        context.screen().result(going.map(now -> "recording " + now.shown()).orElse("nothing is recorded"));
    }

    private void start(Context context) {
        if (!context.workspace().staying()) {
            throw LabException.usage(
                    "what is recorded is a session, and this is one command",
                    "start kathara, and there: record start FILE");
        }
        if (file == null) {
            throw LabException.usage("record: a file is missing", "as in: record start demo.ksh");
        }
        if (!cast.matches("v?[23]")) {
            throw LabException.usage("record: \"" + cast + "\" is no version of an asciicast", "v2, v3");
        }
        var demos = context.interpreter().demos();
        demos.recorder().ifPresent(now -> {
            throw new LabException(
                    Problem.of("\"" + now.shown() + "\" is being recorded already", "end it with: record stop"));
        });
        var shown = file.toString().endsWith(".ksh") ? file.toString() : file + ".ksh";
        var path = context.workspace().path(Path.of(shown));
        for (var written : List.of(path, Recorder.castOf(path))) {
            if (Files.exists(written) && !force) {
                throw new LabException(Problem.of(
                        "\"" + written.getFileName() + "\" is there already", "-f writes over it, or choose another"));
            }
        }
        var recorder = Recorder.begin(context, shown, path, cast.endsWith("3") ? 3 : 2, true);
        demos.records(recorder);
        beginWithWhatRuns(context, recorder, path);
        context.screen().note("recording " + shown + "; record stop ends it");
    }

    /** The file shall begin where the session is now. */
    private static void beginWithWhatRuns(Context context, Recorder recorder, Path file) {
        var workspace = context.workspace();
        if (!hasNodes(workspace)) {
            return;
        }
        if (workspace.place().directory().isPresent()) {
            recorder.needs(context, "lstart -d " + fromFolder(file, workspace.place()));
            context.screen()
                    .note("the file begins by starting lab " + workspace.place().shown() + " from its files");
        } else {
            context.screen()
                    .warning(Problem.of(
                            "the lab has nodes already, which the file does not start",
                            "start from an empty lab, or from one of a lab directory (see: help save)"));
        }
    }

    private static boolean hasNodes(Workspace workspace) {
        try {
            return !workspace.session().topology().nodes().isEmpty();
        } catch (LabException e) {
            return false; // no platform answers; the lines that need one will say so
        }
    }

    private static String fromFolder(Path file, Workspace.Place place) {
        var relative =
                file.toAbsolutePath().getParent().relativize(place.directory().orElseThrow());
        var text = relative.toString().isEmpty() ? "$here" : "$here/" + relative;
        return text.matches("[\\w$./-]+") ? text : "\"" + text.replace("\"", "\\\"") + "\"";
    }

    private static void stop(Context context) {
        var demos = context.interpreter().demos();
        var last = demos.recorder()
                .orElseThrow(
                        () -> new LabException(Problem.of("nothing is recorded", "begin with: record start demo.ksh")));
        demos.stopRecording();
        context.screen()
                .result("recorded " + Counted.of(last.lines(), "line") + " in " + last.shown() + "; play "
                        + last.shown() + " shows it, play --check compares");
    }

    @Override
    public List<List<String>> opposite() {
        return action.equals("start") ? List.of(List.of("record", "stop")) : List.of();
    }

    @Override
    public List<String> examples() {
        return List.of("record start demo.ksh", "record start --cast v3 demo.ksh", "record stop", "record");
    }
}
