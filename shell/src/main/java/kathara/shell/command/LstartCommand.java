package kathara.shell.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import kathara.engine.labconf.Lab;
import kathara.engine.operation.Operation;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class LstartCommand implements Command {
    @Mixin
    LabOption lab;

    @Mixin
    LabSource source;

    @Option(
            names = "--exclude",
            arity = "1..*",
            paramLabel = "NODE",
            description = "All nodes but these; may be repeated.")
    List<NodeName> excluded = new ArrayList<>();

    @Option(names = "--detach", description = "Do not wait for start-up scripts.")
    boolean detach;

    @Option(
            names = {"--dry-run", "--print", "--dry-mode"},
            description = "Show the plan, each call to the platform with the commands it amounts to, and do nothing.")
    boolean dryRun;

    @Mixin
    TerminalOptions terminals;

    @Option(
            names = {"-H", "--no-hosthome"},
            description = "As it is anyway: no home is mounted.")
    boolean noHome;

    @Option(names = "--shared", description = "As it is anyway: a folder shared/ of the lab is shared.")
    boolean shared;

    @Option(names = "--hosthome", description = "Your home in the nodes; policy refuses it.")
    boolean home;

    @Option(
            names = {"-S", "--no-shared"},
            description = "Nothing is shared; refused for a lab that has a folder shared/.")
    boolean unshared;

    @Option(
            names = {"-l", "--list"},
            description = "Show the lab when it is up, as linfo does.")
    boolean listed;

    @Option(names = "--privileged", description = "All rights of the host for the nodes; policy refuses it.")
    boolean privileged;

    @Parameters(paramLabel = "NODE", arity = "0..*", description = "These nodes alone.")
    List<NodeName> nodes = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        if (dryRun) {
            dryRun = false;
            return Rehearsal.shown(context, this);
        }
        var opened = terminals.chosen(context);
        if (privileged) {
            source.overrides.add("privileged=true");
        }
        if (home) {
            source.overrides.add("volume=" + context.workspace().surroundings().home() + "|/hosthome|rw");
        }
        var place = lab.place(context.workspace());
        if (unshared) {
            place.directory().ifPresent(LstartCommand::mustShareNothing);
        }
        var files = source.look(context.workspace(), place);
        if (files.isEmpty()) {
            return resume(context, place, opened);
        }
        var read = files.get().sound();
        read.warnings().forEach(context.screen()::warning);
        if (context.workspace().staying()) {
            context.workspace().moveTo(place);
        }
        return LabOption.on(context.workspace(), place, session -> start(context, place, session, read, opened));
    }

    private static void mustShareNothing(Path directory) {
        if (Files.isDirectory(directory.resolve("shared"))) {
            throw LabException.usage(
                    "--no-shared: the lab has a folder shared/, which its nodes share",
                    "move it away, then start the lab");
        }
    }

    /** A lab that was built at the prompt has no files: what was halted starts again. */
    private int resume(Context context, Workspace.Place place, Optional<Terminals> opened) throws InterruptedException {
        return LabOption.on(context.workspace(), place, session -> {
            var halted = Chosen.of(session.topology(), nodes, excluded).stream()
                    .filter(node -> node.state() != State.RUNNING)
                    .toList();
            if (halted.isEmpty() && session.topology().nodes().isEmpty()) {
                throw new LabException(
                        Problem.of(
                                "lab \"" + place.shown() + "\" has no node and no directory",
                                "name a lab directory, as in: lstart -d labs/ospf; or start a node, as in: vstart --eth 0:A pc1"));
            }
            return started(context, place, session, topologyOf(halted), opened);
        });
    }

    private int start(Context context, Workspace.Place place, Session session, Lab read, Optional<Terminals> opened)
            throws InterruptedException {
        session.takeFilesFrom(read.directory().orElseThrow());
        var chosen = Chosen.of(read.topology(), nodes, excluded);
        chosen.forEach(node -> NodeNames.mustBeFree(node.name()));
        return started(
                context,
                place,
                session,
                topologyOf(chosen)
                        .withConditions(read.topology().conditions())
                        .withOutside(read.topology().outside()),
                opened);
    }

    private static Topology topologyOf(List<Node> nodes) {
        var all = new TreeMap<NodeName, Node>();
        nodes.forEach(node -> all.put(node.name(), node));
        return new Topology(all);
    }

    private int started(
            Context context, Workspace.Place place, Session session, Topology wanted, Optional<Terminals> opened)
            throws InterruptedException {
        long begin = System.nanoTime();
        var outcome = Changes.apply(context, session, new Operation.Start(wanted), !detach);
        var seconds = String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begin) / 1e9);
        var after = outcome.after();
        var counts = Counted.of(after.nodes().size(), "node") + ", "
                + Counted.of(after.links().size(), "link");
        context.screen()
                .result("lab " + place.shown() + (outcome.changedNothing() ? " runs already: " : " is up: ") + counts
                        + " (" + seconds + ")");
        if (opened.isPresent()) {
            opened.get().open(place, session.platform().name(), wanted.nodes().values(), context.screen());
        }
        int status = Changes.tellStartup(context, outcome.started());
        if (listed) {
            context.interpreter().run(lab.line("linfo", List.of()));
        }
        return status;
    }

    @Override
    public List<List<String>> opposite() {
        return List.of(lab.line("lclean", nodes));
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "lstart -d labs/ospf", "lstart", "lstart r1 r2", "lstart --exclude pc2 --detach", "lstart --dry-run");
    }
}
