package kathara.shell.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kathara.engine.labconf.LabSaver;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.Node;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

final class SaveCommand implements Command {
    private static final int MOST_NAMED = 10;
    /**
     * Files that have changed since the node's own were unpacked; of those that every node writes when it starts, since
     * it has written them.
     */
    private static final List<String> OWN_FILES = List.of(
            "find",
            "/",
            "-xdev",
            "(",
            "-path",
            "/proc",
            "-o",
            "-path",
            "/sys",
            "-o",
            "-path",
            "/run",
            "-o",
            "-path",
            "/tmp",
            "-o",
            "-path",
            "/var/log",
            "-o",
            "-path",
            "/var/lib/kathara",
            "-o",
            "-path",
            "/var/cache",
            "-o",
            "-path",
            "/dev",
            ")",
            "-prune",
            "-o",
            "-type",
            "f",
            "(",
            "-newer",
            "/var/lib/kathara/began",
            "-o",
            "-newer",
            "/var/lib/kathara/unpacked",
            "!",
            "-path",
            "/etc/hosts",
            "!",
            "-path",
            "/etc/hostname",
            "!",
            "-path",
            "/etc/resolv.conf",
            ")",
            "-print");

    @Mixin
    LabOption lab;

    @Parameters(paramLabel = "DIR", description = "Where to; a lab that is there is changed, its comments stay.")
    Path directory;

    @Override
    public int run(Context context) throws InterruptedException {
        var place = lab.place(context.workspace());
        return LabOption.on(context.workspace(), place, session -> {
            var topology = session.topology();
            if (topology.nodes().isEmpty()) {
                throw new LabException(Problem.of(
                        "lab \"" + place.shown() + "\" has no node", "start one, as in: vstart --eth 0:A pc1"));
            }
            try {
                LabSaver.save(topology, place.directory(), context.workspace().path(directory));
            } catch (IOException e) {
                throw new LabException(
                        Problem.of(
                                "\"" + directory + "\" cannot be written: " + e.getMessage(), "may you write there?"),
                        e);
            }
            for (Node node : session.runningNodes()) {
                nameLeftOut(context, session, node);
            }
            context.screen()
                    .result("lab " + place.shown() + " is saved in " + directory + ": "
                            + Counted.of(topology.nodes().size(), "node"));
            return 0;
        });
    }

    private static void nameLeftOut(Context context, Session session, Node node) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        int status = session.execute(node.name(), false, OWN_FILES, Streams.to(out, new ByteArrayOutputStream()));
        var files = new ArrayList<>(out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("/"))
                .toList());
        if (status <= 1 && !files.isEmpty()) {
            var named = files.subList(0, Math.min(MOST_NAMED, files.size()));
            context.screen()
                    .note("only inside " + node.name() + ", and left out: " + String.join(" ", named)
                            + (files.size() > MOST_NAMED ? " and " + (files.size() - MOST_NAMED) + " more" : ""));
        }
    }

    @Override
    public List<String> examples() {
        return List.of("save my-lab", "save -d labs/ospf copy-of-ospf");
    }
}
