package kathara.shell.command.seeing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kathara.engine.labconf.Lab;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.NodeName;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.Counted;
import kathara.shell.command.LabOption;
import kathara.shell.drawing.DrawingFile;
import kathara.shell.drawing.Sketch;
import kathara.shell.drawing.TerminalDrawing;
import kathara.shell.network.NetworkView;
import kathara.shell.network.Port;
import kathara.shell.screen.Screen;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws the running lab with its addresses; one of which nothing runs, as its files have it. */
public final class GraphCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Draw into a file, .svg, .png, .html, .drawio, .dot or .mermaid, of any size.")
    Path file;

    @Option(names = "--plain", description = "Without the addresses.")
    boolean plain;

    @Override
    public int run(Context context) throws InterruptedException {
        var kind = file == null
                ? Optional.<DrawingFile>empty()
                : Optional.of(DrawingFile.named(file.getFileName().toString(), "graph"));
        var place = lab.place(context.workspace());
        return LabOption.on(context.workspace(), place, session -> {
            var sketch = sketch(context.workspace(), place, session);
            if (sketch.boxes().isEmpty()) {
                throw new LabException(Problem.of(
                        "lab " + place.shown() + " has no node to draw",
                        "start one with vstart, or name a lab with -d"));
            }
            if (kind.isPresent()) {
                kind.get().write(sketch, context.workspace().path(file));
                context.screen().result("lab " + place.shown() + " is drawn in " + file);
            } else {
                show(context.screen(), sketch);
            }
            return 0;
        });
    }

    private Sketch sketch(Workspace workspace, Workspace.Place place, Session session) throws InterruptedException {
        var topology = session.topology();
        Function<NodeName, List<Port>> nothing = node -> List.of();
        if (topology.nodes().isEmpty()) {
            var written = place.directory()
                    .filter(LabDirectory::isLab)
                    .flatMap(directory -> workspace.read(place))
                    .map(Lab::topology)
                    .orElse(topology);
            return LabSketch.of(title(place, "as in its files"), written, nothing);
        }
        var title = title(place, Counted.of(topology.nodes().size(), "node"));
        return LabSketch.of(title, topology, plain ? nothing : NetworkView.of(session)::ports);
    }

    private static String title(Workspace.Place place, String what) {
        return place.shown() + ", " + what;
    }

    private static void show(Screen screen, Sketch sketch) {
        var drawing = TerminalDrawing.of(
                sketch,
                screen.columns(),
                (mood, text) -> screen.styled(mood == Sketch.Mood.BAD ? Screen.Role.BAD : Screen.Role.FAINT, text));
        screen.result(String.join("\n", drawing.rows()));
        if (screen.columns() > 0 && drawing.width() > screen.columns()) {
            screen.note("this takes " + drawing.width() + " columns, and there are " + screen.columns()
                    + "; a file has room: graph -o lab.svg");
        }
    }

    @Override
    public List<String> examples() {
        return List.of("graph", "graph -d labs/ospf", "graph -o lab.svg", "graph --plain -o lab.png");
    }
}
