package kathara.shell.command.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.cast.Cast;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.ScriptText;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a .ksh file line by line. */
public final class PlayCommand implements Command {
    @Option(names = "--auto", description = "Run each line by itself, without waiting for keys.")
    boolean auto;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "How fast it types and goes on: 1 is as a person, 2 twice as fast.")
    double speed;

    @Option(
            names = "--check",
            description = "Compare what the lines show with the recording beside the file; times and MACs may differ.")
    boolean check;

    @Option(
            names = "--record",
            description = "Play by itself, and write an asciicast beside the file, for --check to compare with.")
    boolean record;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The file; without it, the one that waits goes on.")
    Path file;

    @Override
    public int run(Context context) throws InterruptedException {
        if (!(speed > 0)) {
            throw LabException.usage("play: the speed must be above 0", "as in: --speed 2");
        }
        if (file == null) {
            return goOn(context);
        }
        var shown = file.toString();
        var path = context.workspace().path(file);
        var play = new Play(shown, path, ScriptText.of(shown, path));
        context.interpreter()
                .set("here", List.of(String.valueOf(path.toAbsolutePath().getParent())));
        if (check) {
            return new Checker(context, play, cast(play)).run();
        }
        return record ? recorded(context, play) : played(context, play);
    }

    private int goOn(Context context) throws InterruptedException {
        var waiting = context.interpreter()
                .demos()
                .play()
                .orElseThrow(() ->
                        LabException.usage("play: a file is missing, and none waits to go on", "as in: play demo.ksh"));
        return played(context, waiting);
    }

    private int played(Context context, Play play) throws InterruptedException {
        if (!auto && !context.tty().present()) {
            throw LabException.usage("play waits for keys, and there is no terminal", "play --auto, play --check");
        }
        return new Player(context, play, speed, auto).run();
    }

    private int recorded(Context context, Play play) throws InterruptedException {
        var demos = context.interpreter().demos();
        demos.recorder().ifPresent(now -> {
            throw new LabException(
                    Problem.of("\"" + now.shown() + "\" is being recorded already", "end it with: record stop"));
        });
        demos.records(Recorder.begin(context, play.shown(), play.file(), 2, false));
        try {
            return new Player(context, play, speed, true).run();
        } finally {
            demos.stopRecording();
        }
    }

    private static Cast cast(Play play) {
        var path = Recorder.castOf(play.file());
        var shown = Recorder.castOf(Path.of(play.shown())).toString();
        if (!Files.exists(path)) {
            throw new LabException(Problem.of(
                    "there is no recording \"" + shown + "\" to compare with",
                    "make one with: play --record " + play.shown()));
        }
        return Cast.of(shown, ScriptText.of(shown, path));
    }

    @Override
    public List<String> examples() {
        return List.of("play demo.ksh", "play", "play --auto --speed 3 demo.ksh", "play --check demo.ksh");
    }
}
