package kathara.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import kathara.engine.call.EngineCall;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.labconf.LabKeys;
import kathara.engine.operation.Operation;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.Interface;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class VstartCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NODE",
            description = "The node; as a last word also without -n.")
    NodeName named;

    @Option(
            names = "--eth",
            arity = "1..*",
            paramLabel = "N:LINK[/MAC]",
            description = "Interface eth N on this link; may be repeated, or have several values.")
    List<String> interfaces = new ArrayList<>();

    @Option(
            names = {"-i", "-m", "--image"},
            paramLabel = "IMAGE",
            description = "Image that the node runs.")
    Optional<String> image = Optional.empty();

    @Option(
            names = {"-M", "--mem"},
            paramLabel = "SIZE",
            description = "Most memory it may use, as in 64m.")
    Optional<String> memory = Optional.empty();

    @Option(names = "--cpus", paramLabel = "NUMBER", description = "Most processors it may use, as in 0.5.")
    Optional<String> cpus = Optional.empty();

    @Option(
            names = {"-e", "--exec"},
            paramLabel = "TEXT",
            description = "Run this in the node when it has started; may be repeated.")
    List<String> commands = new ArrayList<>();

    @Option(
            names = "--sysctl",
            paramLabel = "KEY=VALUE",
            description = "Kernel parameter of its network; may be repeated.")
    List<String> sysctls = new ArrayList<>();

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "Variable in its environment; may be repeated.")
    List<String> variables = new ArrayList<>();

    @Option(
            names = "--ulimit",
            arity = "1..*",
            paramLabel = "NAME=SOFT[:HARD]",
            description = "Limit of its processes; may be repeated.")
    List<String> ulimits = new ArrayList<>();

    @Option(
            names = "--port",
            arity = "1..*",
            paramLabel = "[HOST:]GUEST[/PROTO]",
            description = "Port of this machine that leads to it; may be repeated.")
    List<String> ports = new ArrayList<>();

    @Option(names = "--bridged", description = "One more interface, to the outside of the lab.")
    boolean bridged;

    @Option(names = "--ipv6", description = "It speaks IPv6.")
    boolean ipv6;

    @Option(names = "--shell", paramLabel = "PROGRAM", description = "What connect runs in it.")
    Optional<String> shell = Optional.empty();

    @Option(names = "--num_terms", paramLabel = "NUMBER", description = "How many terminals are opened on it.")
    Optional<String> terminals = Optional.empty();

    @Option(names = "--entrypoint", paramLabel = "PROGRAM", description = "Run this before its start-up scripts.")
    Optional<String> entrypoint = Optional.empty();

    @Option(names = "--args", paramLabel = "WORDS", description = "Arguments of the entrypoint.")
    Optional<String> arguments = Optional.empty();

    @Option(
            names = "--volume",
            arity = "1..*",
            paramLabel = "HOST|GUEST[|MODE]",
            description = "A directory of the host; policy refuses it.")
    List<String> volumes = new ArrayList<>();

    @Mixin
    TerminalOptions toOpen;

    @Option(
            names = {"-H", "--no-hosthome"},
            description = "As it is anyway: no home is mounted.")
    boolean noHome;

    @Option(names = "--hosthome", description = "Your home in the node; policy refuses it.")
    boolean home;

    @Option(names = "--privileged", description = "All rights of the host; policy refuses it.")
    boolean privileged;

    @Option(
            names = {"--dry-run", "--print"},
            description = "Show each call to the platform with the commands it amounts to, and do nothing.")
    boolean dryRun;

    @Option(names = "--detach", description = "Do not wait for its start-up scripts.")
    boolean detach;

    @Parameters(paramLabel = "NODE", arity = "0..1", description = "The node.")
    NodeName word;

    @Override
    public int run(Context context) throws InterruptedException {
        if (dryRun) {
            dryRun = false;
            return Rehearsal.shown(context, this);
        }
        var place = lab.placeOfNode(context.workspace());
        var name = name();
        NodeNames.mustBeFree(name);
        if (home) {
            volumes.add(context.workspace().surroundings().home() + "|/hosthome|rw");
        }
        var opened = toOpen.chosen(context);
        var wanted = wanted(Node.named(name));
        context.workspace().mustAllow(new EngineCall.CreateNode(place.lab(), wanted, Optional.<Path>empty()));
        return LabOption.on(context.workspace(), place, session -> start(context, place, session, wanted, opened));
    }

    /** The name is the word of its own, or else a value too many of the last option that takes many. */
    private NodeName name() {
        if (named != null) {
            return named;
        }
        if (word != null) {
            return word;
        }
        if (!interfaces.isEmpty() && interfaces.get(interfaces.size() - 1).indexOf(':') < 0) {
            return asUsage(() -> new NodeName(interfaces.remove(interfaces.size() - 1)));
        }
        throw new LabException(
                LabException.Kind.USAGE,
                Problem.of("vstart: no node is named", "name it, as in: vstart --eth 0:A pc1"));
    }

    private Node wanted(Node fresh) {
        return asUsage(() -> {
            var node = fresh;
            for (String text : interfaces) {
                int colon = text.indexOf(':');
                if (colon < 0) {
                    throw new LabException(Problem.of(
                            "\"" + text + "\" is not an interface", "write its number and its link, as in --eth 0:A"));
                }
                int number = Interface.number(text.substring(0, colon));
                node = node.with(Interface.parse(number, text.substring(colon + 1)));
            }
            return withKeys(node);
        });
    }

    /** One rule a setting, here and in lab.conf. */
    private Node withKeys(Node fresh) {
        var given = new LinkedHashMap<String, List<String>>();
        given.put("image", image.stream().toList());
        given.put("mem", memory.stream().toList());
        given.put("cpus", cpus.stream().toList());
        given.put("exec", commands);
        given.put("sysctl", sysctls);
        given.put("env", variables);
        given.put("ulimit", ulimits);
        given.put("port", ports);
        given.put("bridged", bridged ? List.of("true") : List.of());
        given.put("ipv6", ipv6 ? List.of("true") : List.of());
        given.put("shell", shell.stream().toList());
        given.put("num_terms", terminals.stream().toList());
        given.put("entrypoint", entrypoint.stream().toList());
        given.put("args", arguments.stream().toList());
        given.put("volume", volumes);
        given.put("privileged", privileged ? List.of("true") : List.of());
        var node = fresh;
        for (var key : given.entrySet()) {
            for (var value : key.getValue()) {
                node = LabKeys.named(key.getKey()).set(node, value);
            }
        }
        return node;
    }

    /** What is wrong with a word of the command line is a mistake of usage, also where a value finds it. */
    static <T> T asUsage(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (LabException e) {
            throw new LabException(LabException.Kind.USAGE, e.problems(), e);
        }
    }

    private int start(Context context, Workspace.Place place, Session session, Node wanted, Optional<Terminals> opened)
            throws InterruptedException {
        var there = Optional.ofNullable(session.topology().nodes().get(wanted.name()));
        var node = there.map(known -> merged(known, wanted))
                .orElseGet(() -> fromLabConf(context.workspace(), place, wanted));
        var starting = new Operation.Start(Topology.EMPTY.with(node));
        var outcome = Changes.apply(context, session, starting, !detach);
        context.screen()
                .result(wanted.name()
                        + (outcome.changedNothing() && there.isPresent() ? " runs already" : " is running"));
        if (opened.isPresent()) {
            opened.get().open(place, session.platform().name(), List.of(node), context.screen());
        }
        return Changes.tellStartup(context, outcome.started());
    }

    /** What is not said again stays as it is. */
    private Node merged(Node known, Node wanted) {
        boolean saysNothing = wanted.equals(Node.named(wanted.name()).withInterfaces(wanted.interfaces()));
        var base = saysNothing ? known : withKeys(known);
        return base.withInterfaces(wanted.interfaces()).withState(State.RUNNING);
    }

    /** A node of the lab's own lab.conf comes as it stands there. */
    private Node fromLabConf(Workspace workspace, Workspace.Place place, Node wanted) {
        return place.directory()
                .filter(LabDirectory::isLab)
                .flatMap(directory -> workspace.read(place))
                .map(lab -> lab.topology().nodes().get(wanted.name()))
                .map(known -> {
                    var interfaces = new TreeMap<>(known.interfaces());
                    interfaces.putAll(wanted.interfaces());
                    return withKeys(known).withInterfaces(interfaces);
                })
                .orElse(wanted);
    }

    @Override
    public List<List<String>> opposite() {
        return List.of(lab.line("vclean", List.of(name())));
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "vstart --eth 0:A pc1",
                "vstart --eth 0:A --eth 1:B --image=kathara/frr r1",
                "vstart -n pc1 --eth 0:A 1:B/02:00:00:00:00:01 --mem 64m",
                "vstart pc1");
    }
}
