package kathara.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import kathara.engine.call.Approved;
import kathara.engine.call.Cable;
import kathara.engine.call.EngineCall;
import kathara.engine.labconf.LabRecord;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Facts;
import kathara.engine.platform.ImageCatalog;
import kathara.engine.platform.PlatformEvent;
import kathara.engine.platform.Running;
import kathara.engine.platform.Startup;
import kathara.engine.platform.Streams;
import kathara.engine.platform.Usage;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;
import kathara.engine.topology.UserName;

/**
 * A platform in memory: life cycle, topology and wiring, but no process and no packet. It keeps to the contract as real
 * platforms do, and refuses what they refuse: a cable to a node that does not run, a link that is not there. Every
 * approved line it performs is kept in {@link #lines}. Safe for many threads.
 */
public final class MemoryPlatform implements ContainerPlatform {
    private static final ImageCatalog IMAGES = new ImageCatalog(
            List.of(
                    new ImageCatalog.Present(new ImageName("kathara/base"), 100 << 20, Optional.of("base")),
                    new ImageCatalog.Present(new ImageName("kathara/frr"), 150 << 20, Optional.of("frr"))),
            List.of(
                    new ImageCatalog.Recipe(
                            "base", "tools that a lab needs", List.of("kathara/base", "kathara/core"), 30),
                    new ImageCatalog.Recipe("frr", "routing daemons", List.of("kathara/frr"), 2)));

    private final Map<LabId, Lab> labs = new TreeMap<>();
    private final List<Consumer<PlatformEvent>> listeners = new CopyOnWriteArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Consumer<EngineCall> beforeEach = call -> {};
    private Function<EngineCall.Execute, Optional<String>> programs = call -> Optional.empty();
    private final Map<NodeName, Startup> startups = new TreeMap<>();

    /** What is there of one lab. */
    private static final class Lab {
        final Map<NodeName, Node> nodes = new TreeMap<>();
        final Map<NodeName, SortedMap<Integer, Running.Plugged>> cables = new TreeMap<>();
        final Set<LinkName> links = new TreeSet<>();
        final Set<HostInterface> joined = new TreeSet<>();
        final Set<NodeName> waiting = new TreeSet<>();
        List<String> record = List.of();
        boolean fabric;
    }

    /** The lines of all calls performed so far, in order. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Is called before each call is performed; may throw to make it fail. */
    public synchronized void beforeEach(Consumer<EngineCall> hook) {
        beforeEach = hook;
    }

    /** What commands in nodes write that are more than a name to say; those end with 0. */
    public synchronized void programs(Function<EngineCall.Execute, Optional<String>> answers) {
        programs = answers;
    }

    /** The start-up of nodes of that name ends so. */
    public synchronized void startup(NodeName node, Startup startup) {
        startups.put(node, startup);
    }

    /** A node ends and starts again by other hands than ours: it has no cable any more, and waits. */
    public synchronized void restartFromOutside(LabId id, NodeName node) {
        lab(id).cables.remove(node);
        lab(id).waiting.add(node);
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Facts facts() {
        return new Facts(
                "memory",
                "1",
                "this process",
                List.of("processes", "packets", "kernel module sch_netem: delay and loss on links"));
    }

    @Override
    public synchronized SortedSet<LabId> labs(UserName owner) {
        var own = new TreeSet<LabId>();
        labs.forEach((id, lab) -> {
            if (id.owner().equals(owner) && (lab.fabric || !lab.nodes.isEmpty())) {
                own.add(id);
            }
        });
        return own;
    }

    @Override
    public synchronized Running inspect(LabId id) {
        var lab = labs.get(id);
        if (lab == null) {
            return Running.NOTHING;
        }
        var recorded = LabRecord.read(lab.record);
        var topology = Topology.EMPTY;
        for (Node node : lab.nodes.values()) {
            var wanted = recorded.nodes().get(node.name());
            topology = topology.with(wanted == null ? node : node.withInterfaces(wanted.interfaces()));
        }
        topology = topology.withConditions(recorded.conditions()).withOutside(recorded.outside());
        return new Running(
                topology,
                lab.cables,
                lab.links,
                lab.joined,
                lab.waiting,
                lab.fabric ? Running.Fabric.LIVE : Running.Fabric.NONE);
    }

    @Override
    public synchronized SortedMap<NodeName, Usage> usage(LabId id) {
        var usage = new TreeMap<NodeName, Usage>();
        inspect(id).topology().nodes().values().stream()
                .filter(node -> node.state() != State.HALTED)
                .forEach(node ->
                        usage.put(node.name(), new Usage(Duration.ZERO, 1 << 20, Optional.empty(), 1, 0, 0, 0, 0)));
        return usage;
    }

    @Override
    public synchronized Optional<Startup> startup(LabId id, NodeName node) {
        return lab(id).waiting.contains(node)
                ? Optional.empty()
                : Optional.of(startups.getOrDefault(node, Startup.FINE));
    }

    @Override
    public ImageCatalog images() {
        return IMAGES;
    }

    @Override
    public int perform(Approved approved, Streams streams) {
        synchronized (this) {
            beforeEach.accept(approved.call());
            lines.add(approved.line());
            if (!(approved.call() instanceof EngineCall.Execute)) {
                return approved.call().handledBy(new Performer(this, streams));
            }
        }
        return approved.call().handledBy(new Performer(this, streams)); // others may look meanwhile
    }

    /** There is no engine: a call is its own equivalent. */
    @Override
    public List<String> equivalent(EngineCall call) {
        return List.of("memory '" + call.toString().replace("'", "'\\''") + "'");
    }

    @Override
    public Watch watch(UserName owner, Consumer<PlatformEvent> listener) {
        Consumer<PlatformEvent> own = event -> {
            if (event.lab().owner().equals(owner)) {
                listener.accept(event);
            }
        };
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    @Override
    public void close() {}

    private Lab lab(LabId id) {
        return labs.computeIfAbsent(id, key -> new Lab());
    }

    private record Performer(MemoryPlatform platform, Streams streams) implements EngineCall.Handler<Integer> {

        @Override
        public Integer createFabric(EngineCall.CreateFabric call) {
            platform.lab(call.lab()).fabric = true;
            return 0;
        }

        @Override
        public Integer removeFabric(EngineCall.RemoveFabric call) {
            var lab = platform.lab(call.lab());
            lab.fabric = false;
            lab.links.clear();
            lab.cables.clear();
            lab.joined.clear();
            lab.record = List.of();
            return 0;
        }

        @Override
        public Integer createNode(EngineCall.CreateNode call) {
            var nodes = platform.lab(call.lab()).nodes;
            var node = call.node();
            if (IMAGES.find(node.image()).isEmpty()) {
                throw new LabException(Problem.of("image \"" + node.image() + "\" is not here"));
            }
            if (nodes.putIfAbsent(node.name(), node.withState(State.HALTED)) != null) {
                throw new LabException(Problem.of("there is a node \"" + node.name() + "\" already"));
            }
            return happened(call.lab(), node.name(), PlatformEvent.Kind.CREATED);
        }

        @Override
        public Integer startNode(EngineCall.StartNode call) {
            become(call.lab(), call.node(), State.RUNNING);
            platform.lab(call.lab()).waiting.add(call.node());
            return happened(call.lab(), call.node(), PlatformEvent.Kind.STARTED);
        }

        @Override
        public Integer stopNode(EngineCall.StopNode call) {
            return end(call.lab(), call.node());
        }

        @Override
        public Integer killNode(EngineCall.KillNode call) {
            return end(call.lab(), call.node());
        }

        private int end(LabId lab, NodeName node) {
            become(lab, node, State.HALTED);
            platform.lab(lab).cables.remove(node);
            platform.lab(lab).waiting.remove(node);
            return happened(lab, node, PlatformEvent.Kind.ENDED);
        }

        @Override
        public Integer pauseNode(EngineCall.PauseNode call) {
            become(call.lab(), call.node(), State.PAUSED);
            return happened(call.lab(), call.node(), PlatformEvent.Kind.PAUSED);
        }

        @Override
        public Integer resumeNode(EngineCall.ResumeNode call) {
            become(call.lab(), call.node(), State.RUNNING);
            return happened(call.lab(), call.node(), PlatformEvent.Kind.RESUMED);
        }

        @Override
        public Integer removeNode(EngineCall.RemoveNode call) {
            node(call.lab(), call.node());
            var lab = platform.lab(call.lab());
            lab.nodes.remove(call.node());
            lab.cables.remove(call.node());
            lab.waiting.remove(call.node());
            return happened(call.lab(), call.node(), PlatformEvent.Kind.REMOVED);
        }

        @Override
        public Integer wire(EngineCall.Wire call) {
            var lab = platform.lab(call.lab());
            if (!lab.fabric) {
                throw new LabException(Problem.of("the lab has no fabric"));
            }
            if (call.cables().stream().anyMatch(Performer::needsNetem)) {
                throw new LabException(Problem.of("the kernel has no netem", "a rate works without it"));
            }
            lab.record = call.record();
            var wiring = new Wiring(lab);
            call.cables().forEach(cable -> cable.handledBy(wiring));
            return 0;
        }

        private static boolean needsNetem(Cable cable) {
            return cable instanceof Cable.Adjust adjust
                    && adjust.condition().quality().needsNetem();
        }

        @Override
        public Integer setSysctls(EngineCall.SetSysctls call) {
            running(call.lab(), call.node());
            return 0;
        }

        @Override
        public Integer execute(EngineCall.Execute call) {
            Optional<String> answer;
            synchronized (platform) {
                running(call.lab(), call.node());
                answer = platform.programs.apply(call);
            }
            if (answer.isPresent()) {
                print(answer.get());
                return 0;
            }
            if (call.terminal() && call.words().get(0).equals("/bin/sh")) {
                return echo();
            }
            var end = call.words().get(0).equals("printf") ? "" : call.terminal() ? "\r\n" : "\n";
            print(call.node() + " runs " + String.join(" ", call.words()) + end);
            return call.words().get(0).equals("false") ? 1 : 0;
        }

        @Override
        public Integer capture(EngineCall.Capture call) {
            if (!platform.lab(call.lab()).links.contains(call.link())) {
                throw new LabException(Problem.of("the lab has no link \"" + call.link() + "\""));
            }
            print("listening on " + call.link() + " " + String.join(" ", call.words()) + "\n");
            return 0;
        }

        @Override
        public Integer buildImage(EngineCall.BuildImage call) {
            return 0;
        }

        @Override
        public Integer pullImage(EngineCall.PullImage call) {
            throw new LabException(Problem.of("no registry is in reach"));
        }

        /** Stands for a shell on a terminal: shows each key, control keys as ^C, until there are no more or Ctrl-D. */
        private int echo() {
            try {
                for (int key = streams.in().read();
                        key >= 0 && key != 4;
                        key = streams.in().read()) {
                    print(key < ' ' ? "^" + (char) (key + '@') : String.valueOf((char) key));
                }
                return 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void print(String text) {
            try {
                streams.out().write(text.getBytes(StandardCharsets.UTF_8));
                streams.out().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Node node(LabId lab, NodeName name) {
            return new Topology(new TreeMap<>(platform.lab(lab).nodes)).node(name);
        }

        private Node running(LabId lab, NodeName name) {
            var node = node(lab, name);
            if (node.state() == State.HALTED) {
                throw new LabException(Problem.of("\"" + name + "\" does not run", "start it with: vstart " + name));
            }
            return node;
        }

        private void become(LabId lab, NodeName name, State state) {
            platform.lab(lab).nodes.put(name, node(lab, name).withState(state));
        }

        private int happened(LabId lab, NodeName node, PlatformEvent.Kind kind) {
            platform.listeners.forEach(listener -> listener.accept(new PlatformEvent(lab, node, kind)));
            return 0;
        }
    }

    private record Wiring(Lab lab) implements Cable.Handler<Void> {
        @Override
        public Void addLink(Cable.AddLink change) {
            if (!lab.links.add(change.link())) {
                throw new LabException(Problem.of("there is a link \"" + change.link() + "\" already"));
            }
            return null;
        }

        @Override
        public Void removeLink(Cable.RemoveLink change) {
            lab.links.remove(change.link());
            return null;
        }

        @Override
        public Void plug(Cable.Plug change) {
            var node = lab.nodes.get(change.node());
            if (node == null || node.state() == State.HALTED || !lab.links.contains(change.link())) {
                throw new LabException(Problem.of("cannot plug " + change.text()));
            }
            lab.cables
                    .computeIfAbsent(change.node(), name -> new TreeMap<>())
                    .put(change.number(), new Running.Plugged(change.link(), change.mac()));
            return null;
        }

        @Override
        public Void unplug(Cable.Unplug change) {
            var cables = lab.cables.getOrDefault(change.node(), new TreeMap<>());
            if (cables.remove(change.number()) == null) {
                throw new LabException(Problem.of("cannot unplug " + change.text()));
            }
            return null;
        }

        @Override
        public Void adjust(Cable.Adjust change) {
            var cables = lab.cables.getOrDefault(change.node(), new TreeMap<>());
            var before = cables.get(change.number());
            var after = new Running.Plugged(change.link(), change.mac(), change.condition());
            if (!after.sameCable(before)) {
                throw new LabException(Problem.of("cannot adjust " + change.text()));
            }
            cables.put(change.number(), after);
            return null;
        }

        @Override
        public Void release(Cable.Release change) {
            lab.waiting.remove(change.node());
            return null;
        }

        @Override
        public Void join(Cable.Join change) {
            if (!lab.links.contains(change.joining().link()) || !lab.joined.add(change.joining())) {
                throw new LabException(Problem.of("cannot join " + change.text()));
            }
            return null;
        }

        @Override
        public Void part(Cable.Part change) {
            if (!lab.joined.remove(change.joining())) {
                throw new LabException(Problem.of("cannot part " + change.text()));
            }
            return null;
        }
    }
}
