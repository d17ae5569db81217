package kathara.adapters.namespaces;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import kathara.adapters.fabric.FabricReport;
import kathara.adapters.fabric.FabricScripts;
import kathara.adapters.kernel.Kernel;
import kathara.engine.call.Approved;
import kathara.engine.call.EngineCall;
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

/** Linux itself as a platform. Holds no state but the way to it: what is true is on the disk and in the kernel. */
public final class NativePlatform implements ContainerPlatform {
    static final String NAME = "native";
    /** Of processor time, a second (USER_HZ, fixed for programs on all processors we know). */
    private static final long TICKS = 100;

    private final Workshop shop;
    private final NodeLife nodes;

    NativePlatform(Workshop shop) {
        this.shop = shop;
        this.nodes = new NodeLife(shop, new FabricLife(shop));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Facts facts() {
        var lacks = new ArrayList<>(shop.groups().lacks());
        if (!shop.caller().hasManyIds()) {
            lacks.add("files and processes of nodes belong to root alone: "
                    + shop.caller().name() + " has no line in /etc/subuid and /etc/subgid, or there is no newuidmap");
        }
        lacks.add("bridged nodes and ports: there is no way out of a lab");
        if (HelperBuild.find("tcpdump").isEmpty()) {
            lacks.add("links cannot be listened to: there is no tcpdump");
        }
        var kernel = Kernel.ofThisMachine();
        lacks.addAll(kernel.lacks());
        return new Facts(
                NAME,
                "Linux " + kernel.release() + (shop.caller().isRoot() ? "" : ", user namespaces"),
                shop.root().path().toString(),
                lacks);
    }

    @Override
    public SortedSet<LabId> labs(UserName owner) {
        return shop.root().labsOf(owner);
    }

    @Override
    public Running inspect(LabId lab) {
        var folder = shop.root().lab(lab);
        nodes.sweep(folder);
        var all = folder.allNodes();
        boolean fabric = folder.liveFabric().isPresent();
        if (all.isEmpty() && !fabric) {
            new FabricLife(shop).tidy(folder);
            return Running.NOTHING;
        }
        var report = fabric ? report(folder) : FabricReport.NOTHING;
        var there = new ArrayList<Node>();
        var waiting = new HashSet<NodeName>();
        var running = new HashSet<NodeName>();
        for (NodeFolder found : all) {
            var process = found.process();
            var node = node(found, report);
            there.add(node);
            if (process.isPresent()) {
                running.add(node.name());
                if (!process.map(FirstProcess::pid)
                        .equals(Optional.ofNullable(report.released().get(node.name())))) {
                    waiting.add(node.name());
                }
            }
        }
        var cables = new HashMap<>(report.cables());
        cables.keySet().retainAll(running); // the kernel takes a moment to remove what a node has left behind
        var topology = Topology.EMPTY
                .with(there)
                .withConditions(report.record().conditions())
                .withOutside(report.record().outside());
        return new Running(
                topology,
                cables,
                report.links(),
                report.joined(),
                waiting,
                fabric ? Running.Fabric.LIVE : Running.Fabric.NONE);
    }

    private Node node(NodeFolder found, FabricReport report) {
        var node = found.node().withState(NodeLife.state(found, shop.groups()));
        var recorded = report.record().nodes().get(found.name());
        return recorded == null ? node : node.withInterfaces(recorded.interfaces());
    }

    private FabricReport report(LabFolder folder) {
        var fabric = folder.fabric().toString();
        var words = new ArrayList<>(List.of(fabric));
        words.addAll(FabricScripts.report(fabric));
        return FabricReport.parse(shop.helper().command("wire", words).run().out());
    }

    @Override
    public SortedMap<NodeName, Usage> usage(LabId lab) {
        var folder = shop.root().lab(lab);
        var report = folder.liveFabric().isPresent() ? report(folder) : FabricReport.NOTHING;
        var usage = new TreeMap<NodeName, Usage>();
        var uncounted = new ArrayList<NodeFolder>();
        for (NodeFolder node : folder.allNodes()) {
            if (NodeLife.state(node, shop.groups()) != State.HALTED) {
                shop.groups()
                        .use(node.id())
                        .ifPresentOrElse(
                                use -> usage.put(node.name(), usage(node, use, report)), () -> uncounted.add(node));
            }
        }
        count(uncounted).forEach((node, use) -> usage.put(node.name(), usage(node, use, report)));
        return usage;
    }

    /** Where no group counts, the processes are looked at, one by one. */
    private SortedMap<NodeFolder, ControlGroups.Use> count(List<NodeFolder> nodes) {
        var counted =
                new TreeMap<NodeFolder, ControlGroups.Use>((a, b) -> a.name().compareTo(b.name()));
        if (!nodes.isEmpty()) {
            var folders = nodes.stream().map(node -> node.path().toString()).toList();
            var lines = shop.helper()
                    .command("usage", folders)
                    .run()
                    .out()
                    .lines()
                    .map(line -> line.split(" "))
                    .toList();
            for (int i = 0; i < Math.min(lines.size(), nodes.size()); i++) {
                var words = lines.get(i);
                if (words.length == 3) {
                    var processor = Duration.ofMillis(Long.parseLong(words[0]) * 1000 / TICKS);
                    counted.put(
                            nodes.get(i),
                            new ControlGroups.Use(processor, Long.parseLong(words[1]), Integer.parseInt(words[2])));
                }
            }
        }
        return counted;
    }

    private static Usage usage(NodeFolder node, ControlGroups.Use use, FabricReport report) {
        var traffic = report.traffic().getOrDefault(node.name(), new FabricReport.Traffic(0, 0, 0, 0));
        return new Usage(
                use.processor(),
                use.memoryBytes(),
                node.node().settings().memory().map(memory -> memory.bytes()),
                use.processes(),
                traffic.receivedBytes(),
                traffic.receivedPackets(),
                traffic.sentBytes(),
                traffic.sentPackets());
    }

    @Override
    public Optional<Startup> startup(LabId lab, NodeName node) {
        return shop.root().lab(lab).existing(node).startup();
    }

    @Override
    public ImageCatalog images() {
        return shop.images().catalog();
    }

    @Override
    public int perform(Approved call, Streams streams) throws InterruptedException {
        try {
            return call.call().handledBy(new NativePerformer(shop, streams));
        } catch (Cancelled e) {
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    @Override
    public List<String> equivalent(EngineCall call) {
        return call.handledBy(new NativeEquivalent(shop));
    }

    @Override
    public Watch watch(UserName owner, Consumer<PlatformEvent> listener) {
        return new NodeWatch(() -> seen(owner), listener);
    }

    private Set<NodeWatch.Seen> seen(UserName owner) {
        var seen = new HashSet<NodeWatch.Seen>();
        for (LabId lab : labs(owner)) {
            for (NodeFolder node : shop.root().lab(lab).allNodes()) {
                seen.add(new NodeWatch.Seen(
                        lab, node.name(), FirstProcess.in(node.path()), NodeLife.state(node, shop.groups())));
            }
        }
        return seen;
    }

    @Override
    public void close() {
        shop.helper().close();
        shop.locks().close();
    }
}
