package kathara.engine.call;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import kathara.engine.topology.CommandLine;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Memory;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Port;
import kathara.engine.topology.Settings;
import kathara.engine.topology.State;
import kathara.engine.topology.Sysctl;
import kathara.engine.topology.Ulimit;
import kathara.engine.topology.UserName;
import kathara.engine.topology.Variable;

/** The text form of every call, both ways. Options stand in one fixed order; {@link Grammar} declares it. */
final class CallText implements EngineCall.Handler<List<String>> {
    private CallText() {}

    /** The canonical command line of a call, as words. */
    static List<String> of(EngineCall call) {
        return call.handledBy(new CallText());
    }

    /** The call that a line says. The line must have passed the machine: anything else is a bug. */
    static EngineCall parse(List<String> line) {
        var given = new Given(line);
        return switch (line.get(0)) {
            case "create-fabric" -> new EngineCall.CreateFabric(given.lab());
            case "remove-fabric" -> new EngineCall.RemoveFabric(given.lab());
            case "create-node" ->
                new EngineCall.CreateNode(
                        given.lab(), given.wholeNode(), given.maybe("--files").map(Path::of), given.ceilings());
            case "start" -> new EngineCall.StartNode(given.lab(), given.node());
            case "stop" -> new EngineCall.StopNode(given.lab(), given.node());
            case "kill" -> new EngineCall.KillNode(given.lab(), given.node());
            case "pause" -> new EngineCall.PauseNode(given.lab(), given.node());
            case "resume" -> new EngineCall.ResumeNode(given.lab(), given.node());
            case "remove-node" -> new EngineCall.RemoveNode(given.lab(), given.node());
            case "wire" ->
                new EngineCall.Wire(
                        given.lab(),
                        given.all("--record"),
                        given.all("--cable").stream().map(Cable::parse).toList());
            case "set-sysctls" ->
                new EngineCall.SetSysctls(
                        given.lab(),
                        given.node(),
                        given.all("--sysctl").stream().map(Sysctl::parse).toList());
            case "exec" -> new EngineCall.Execute(given.lab(), given.node(), false, given.words);
            case "connect" -> new EngineCall.Execute(given.lab(), given.node(), true, given.words);
            case "capture" -> new EngineCall.Capture(given.lab(), new LinkName(given.one("--link")), given.words);
            case "build-image" -> new EngineCall.BuildImage(given.one("--recipe"));
            case "pull-image" -> new EngineCall.PullImage(new ImageName(given.one("--image")));
            default -> throw new IllegalArgumentException("no call is written " + line.get(0));
        };
    }

    @Override
    public List<String> createFabric(EngineCall.CreateFabric call) {
        return on(call.lab(), "create-fabric");
    }

    @Override
    public List<String> removeFabric(EngineCall.RemoveFabric call) {
        return on(call.lab(), "remove-fabric");
    }

    @Override
    public List<String> createNode(EngineCall.CreateNode call) {
        var node = call.node();
        var settings = node.settings();
        var line = on(call.lab(), node.name(), "create-node");
        option(line, "--image", List.of(node.image().text()));
        var ceilings = call.ceilings();
        option(line, "--most-processes", List.of(Integer.toString(ceilings.processes())));
        option(
                line,
                "--most-memory",
                ceilings.memory().map(Memory::text).stream().toList());
        option(line, "--most-cpus", ceilings.cpus().map(Cpus::text).stream().toList());
        option(line, "--memory", settings.memory().map(Memory::text).stream().toList());
        option(line, "--cpus", settings.cpus().map(Cpus::text).stream().toList());
        option(line, "--sysctl", texts(settings.sysctls().values()));
        option(line, "--env", texts(settings.environment().values()));
        option(line, "--ulimit", texts(settings.ulimits().values()));
        option(line, "--ipv6", texts(settings.ipv6().stream().toList()));
        option(line, "--shell", texts(settings.shell().stream().toList()));
        option(line, "--terminals", texts(settings.terminals().stream().toList()));
        option(line, "--entrypoint", texts(settings.entrypoint().stream().toList()));
        option(line, "--arguments", texts(settings.arguments().stream().toList()));
        option(line, "--bridged", settings.bridged() ? List.of("true") : List.of());
        option(line, "--port", texts(settings.ports().values()));
        option(line, "--after", texts(settings.after()));
        option(line, "--volume", texts(settings.volumes()));
        option(line, "--privileged", settings.privileged() ? List.of("true") : List.of());
        option(line, "--command", settings.commands());
        option(
                line,
                "--interface",
                node.interfaces().values().stream()
                        .map(plug -> plug.number() + ":" + plug.text())
                        .toList());
        option(line, "--files", call.files().map(Path::toString).stream().toList());
        return line;
    }

    @Override
    public List<String> startNode(EngineCall.StartNode call) {
        return on(call.lab(), call.node(), "start");
    }

    @Override
    public List<String> stopNode(EngineCall.StopNode call) {
        return on(call.lab(), call.node(), "stop");
    }

    @Override
    public List<String> killNode(EngineCall.KillNode call) {
        return on(call.lab(), call.node(), "kill");
    }

    @Override
    public List<String> pauseNode(EngineCall.PauseNode call) {
        return on(call.lab(), call.node(), "pause");
    }

    @Override
    public List<String> resumeNode(EngineCall.ResumeNode call) {
        return on(call.lab(), call.node(), "resume");
    }

    @Override
    public List<String> removeNode(EngineCall.RemoveNode call) {
        return on(call.lab(), call.node(), "remove-node");
    }

    @Override
    public List<String> wire(EngineCall.Wire call) {
        var line = on(call.lab(), "wire");
        option(line, "--record", call.record());
        option(line, "--cable", call.cables().stream().map(Cable::text).toList());
        return line;
    }

    @Override
    public List<String> setSysctls(EngineCall.SetSysctls call) {
        var line = on(call.lab(), call.node(), "set-sysctls");
        option(line, "--sysctl", call.sysctls().stream().map(Sysctl::toString).toList());
        return line;
    }

    @Override
    public List<String> execute(EngineCall.Execute call) {
        return words(on(call.lab(), call.node(), call.terminal() ? "connect" : "exec"), call.words());
    }

    @Override
    public List<String> capture(EngineCall.Capture call) {
        var line = on(call.lab(), "capture");
        option(line, "--link", List.of(call.link().text()));
        return words(line, call.words());
    }

    @Override
    public List<String> buildImage(EngineCall.BuildImage call) {
        return List.of("build-image", "--recipe", call.recipe());
    }

    @Override
    public List<String> pullImage(EngineCall.PullImage call) {
        return List.of("pull-image", "--image", call.image().text());
    }

    private static List<String> on(LabId lab, String verb) {
        return new ArrayList<>(
                List.of(verb, "--owner", lab.owner().text(), "--lab", lab.name().text()));
    }

    private static List<String> on(LabId lab, NodeName node, String verb) {
        var line = on(lab, verb);
        option(line, "--node", List.of(node.text()));
        return line;
    }

    private static void option(List<String> line, String name, List<String> values) {
        values.forEach(value -> {
            line.add(name);
            line.add(value);
        });
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    private static List<String> words(List<String> line, List<String> words) {
        line.add("--");
        line.addAll(words);
        return line;
    }

    /** The options of a line that the machine has accepted, and the words behind {@code --}. */
    private static final class Given {
        private final Map<String, List<String>> options = new LinkedHashMap<>();
        private final List<String> words;

        Given(List<String> line) {
            int at = 1;
            while (at < line.size() && !line.get(at).equals("--")) {
                options.computeIfAbsent(line.get(at), name -> new ArrayList<>()).add(line.get(at + 1));
                at += 2;
            }
            words = at >= line.size() ? List.of() : line.subList(at + 1, line.size());
        }

        List<String> all(String option) {
            return options.getOrDefault(option, List.of());
        }

        Optional<String> maybe(String option) {
            return all(option).stream().findFirst();
        }

        String one(String option) {
            return maybe(option).orElseThrow();
        }

        LabId lab() {
            return new LabId(new UserName(one("--owner")), new LabName(one("--lab")));
        }

        NodeName node() {
            return new NodeName(one("--node"));
        }

        Node wholeNode() {
            var interfaces = new TreeMap<Integer, Interface>();
            for (var text : all("--interface")) {
                int colon = text.indexOf(':');
                int number = Interface.number(text.substring(0, colon));
                interfaces.put(number, Interface.parse(number, text.substring(colon + 1)));
            }
            return new Node(node(), new ImageName(one("--image")), interfaces, settings(), State.RUNNING);
        }

        Ceilings ceilings() {
            return new Ceilings(
                    maybe("--most-memory").map(Memory::parse),
                    maybe("--most-cpus").map(Cpus::parse),
                    Integer.parseInt(one("--most-processes")));
        }

        private Settings settings() {
            var settings = Settings.DEFAULT;
            settings = each("--memory", settings, (s, text) -> s.withMemory(Memory.parse(text)));
            settings = each("--cpus", settings, (s, text) -> s.withCpus(Cpus.parse(text)));
            settings = each("--sysctl", settings, (s, text) -> s.withSysctl(Sysctl.parse(text)));
            settings = each("--env", settings, (s, text) -> s.withVariable(Variable.parse(text)));
            settings = each("--ulimit", settings, (s, text) -> s.withUlimit(Ulimit.parse(text)));
            settings = each("--ipv6", settings, (s, text) -> s.withIpv6(text.equals("true")));
            settings = each("--shell", settings, (s, text) -> s.withShell(new CommandLine(text)));
            settings = each("--terminals", settings, (s, text) -> s.withTerminals(Integer.parseInt(text)));
            settings = each("--entrypoint", settings, (s, text) -> s.withEntrypoint(new CommandLine(text)));
            settings = each("--arguments", settings, (s, text) -> s.withArguments(new CommandLine(text)));
            settings = each("--bridged", settings, (s, text) -> s.withBridged(true));
            settings = each("--port", settings, (s, text) -> s.withPort(Port.parse(text)));
            settings = each("--after", settings, (s, text) -> s.withAfter(new NodeName(text)));
            return each("--command", settings, Settings::withCommand);
        }

        private Settings each(String option, Settings settings, BiFunction<Settings, String, Settings> set) {
            var changed = settings;
            for (var text : all(option)) {
                changed = set.apply(changed, text);
            }
            return changed;
        }
    }
}
