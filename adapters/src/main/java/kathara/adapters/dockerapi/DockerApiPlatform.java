package kathara.adapters.dockerapi;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import kathara.adapters.fabric.FabricReport;
import kathara.adapters.fabric.FabricScripts;
import kathara.adapters.kernel.Kernel;
import kathara.engine.call.Approved;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Cancelled;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Facts;
import kathara.engine.platform.ImageCatalog;
import kathara.engine.platform.PlatformEvent;
import kathara.engine.platform.Running;
import kathara.engine.platform.Startup;
import kathara.engine.platform.Streams;
import kathara.engine.platform.Usage;
import kathara.engine.topology.LabId;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;
import kathara.engine.topology.UserName;

/** An engine that serves the Docker API, as a platform. Holds no state of its own but the connection. */
public final class DockerApiPlatform implements ContainerPlatform {
    private final EngineDifferences differences;
    private final EngineClient engine;
    private final Containers containers;
    private final Execs execs;
    private final Images images;

    private DockerApiPlatform(EngineDifferences differences, EngineClient engine) {
        this.differences = differences;
        this.engine = engine;
        this.containers = new Containers(engine);
        this.execs = new Execs(engine);
        this.images = new Images(engine);
    }

    /** Connects to the engine at this socket; a problem when it does not answer. */
    public static DockerApiPlatform at(URI socket, EngineDifferences differences) {
        var name = differences.name();
        var engine = new EngineClient(name, socket);
        try {
            engine.call("asking " + name, Duration.ofSeconds(10), docker -> docker.pingCmd()
                    .exec());
            var knowing = differences.knowing(
                    path -> engine.getAll("asking " + name, List.of(path)).get(0));
            return new DockerApiPlatform(knowing, engine);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return differences.name();
    }

    @Override
    public Facts facts() {
        var version = engine.call(
                "asking for the version", docker -> docker.versionCmd().exec());
        var lacks = new ArrayList<>(EngineLimits.lacks(engine.call(
                "asking for what it can do", docker -> docker.infoCmd().exec())));
        lacks.addAll(differences.lacks());
        var kernel = Kernel.ofThisMachine();
        if (kernel.release().equals(version.getKernelVersion())) {
            lacks.addAll(kernel.lacks());
        }
        return new Facts(
                name(),
                version.getVersion() + " (API " + version.getApiVersion() + ", kernel " + version.getKernelVersion()
                        + ")",
                engine.socket().toString(),
                lacks);
    }

    @Override
    public SortedSet<LabId> labs(UserName owner) {
        return new TreeSet<>(containers.labsOf(owner));
    }

    @Override
    public Running inspect(LabId lab) {
        var found = containers.of(lab);
        if (found.nodes().isEmpty() && found.fabric().isEmpty()) {
            return Running.NOTHING;
        }
        var report = found.liveFabric().isPresent() ? report(lab) : FabricReport.NOTHING;
        var nodes = new ArrayList<Node>();
        var cables = new HashMap<>(report.cables());
        var running = new TreeSet<NodeName>();
        for (var entry : found.nodes().entrySet()) {
            var node = Labels.node(entry.getValue().getLabels()).withState(Containers.state(entry.getValue()));
            var recorded = report.record().nodes().get(entry.getKey());
            nodes.add(recorded == null ? node : node.withInterfaces(recorded.interfaces()));
            if (node.state() != State.HALTED) {
                running.add(node.name());
            }
        }
        cables.keySet().retainAll(running); // the kernel takes a moment to remove what a node has left behind
        var waiting = waiting(lab, running, report);
        var topology = Topology.EMPTY
                .with(nodes)
                .withConditions(report.record().conditions())
                .withOutside(report.record().outside());
        return new Running(topology, cables, report.links(), report.joined(), waiting, found.fabricState());
    }

    private FabricReport report(LabId lab) {
        var result = execs.run(
                Labels.fabricName(lab),
                "asking the fabric of \"" + lab + "\"",
                FabricScripts.report(differences.fabricState()));
        return FabricReport.parse(result.out());
    }

    /**
     * Nodes that have not been released since they started. One that has a cable was wired since; of the others the
     * process tells, which is another one after each start.
     */
    private HashSet<NodeName> waiting(LabId lab, SortedSet<NodeName> running, FabricReport report) {
        var waiting = new HashSet<NodeName>();
        var unsure = new TreeSet<NodeName>();
        for (NodeName node : running) {
            if (!report.released().containsKey(node)) {
                waiting.add(node);
            } else if (!report.cables().containsKey(node)) {
                unsure.add(node);
            }
        }
        var processes = containers.processes(lab, unsure);
        unsure.stream()
                .filter(node -> !report.released().get(node).equals(processes.get(node)))
                .forEach(waiting::add);
        return waiting;
    }

    @Override
    public SortedMap<NodeName, Usage> usage(LabId lab) {
        var found = containers.of(lab);
        var report = found.liveFabric().isPresent() ? report(lab) : FabricReport.NOTHING;
        var nodes = found.nodes().entrySet().stream()
                .filter(entry -> Containers.state(entry.getValue()) != State.HALTED)
                .map(Map.Entry::getKey)
                .toList();
        var usage = new TreeMap<NodeName, Usage>();
        var answers = engine.getAll(
                "asking for usage",
                nodes.stream()
                        .map(node -> "/containers/" + Labels.nodeName(lab, node) + "/stats?stream=false&one-shot=true")
                        .toList());
        for (int i = 0; i < nodes.size(); i++) {
            var node = Labels.node(found.nodes().get(nodes.get(i)).getLabels());
            var limit = node.settings().memory();
            usage.put(
                    node.name(),
                    UsageReport.of(answers.get(i), limit, report.traffic().get(node.name())));
        }
        return usage;
    }

    @Override
    public Optional<Startup> startup(LabId lab, NodeName node) {
        var container = containers.node(lab, node);
        var state = container.getState();
        if (!Boolean.TRUE.equals(state.getRunning())) {
            var status = state.getExitCodeLong();
            return Optional.of(new Startup(status == null || status == 0 ? 1 : status.intValue(), List.of()));
        }
        var log = engine.getBytes(
                "reading how \"" + node + "\" started",
                "/containers/" + container.getId() + "/logs?stdout=true&timestamps=true&tail=200");
        return StartupLog.read(log, Instant.parse(state.getStartedAt()));
    }

    @Override
    public ImageCatalog images() {
        return images.catalog();
    }

    @Override
    public int perform(Approved call, Streams streams) throws InterruptedException {
        try {
            return call.call().handledBy(new Performer(engine, containers, execs, images, differences, streams));
        } catch (Cancelled e) {
            throw new InterruptedException();
        }
    }

    @Override
    public List<String> equivalent(EngineCall call) {
        return call.handledBy(new EngineEquivalent(engine, images, differences));
    }

    @Override
    public Watch watch(UserName owner, Consumer<PlatformEvent> listener) {
        return new NodeEvents(engine, owner, listener);
    }

    @Override
    public void close() {
        engine.close();
    }
}
