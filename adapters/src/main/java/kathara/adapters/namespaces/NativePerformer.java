package kathara.adapters.namespaces;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kathara.adapters.fabric.FabricNames;
import kathara.adapters.fabric.FabricScripts;
import kathara.adapters.fabric.HostInterfaces;
import kathara.adapters.fabric.Renaming;
import kathara.adapters.fabric.WiringBatch;
import kathara.engine.call.Cable;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;

/** Carries out one approved call. */
final class NativePerformer implements EngineCall.Handler<Integer> {
    private final Workshop shop;
    private final FabricLife fabrics;
    private final NodeLife nodes;
    private final Streams streams;

    NativePerformer(Workshop shop, Streams streams) {
        this.shop = shop;
        this.fabrics = new FabricLife(shop);
        this.nodes = new NodeLife(shop, fabrics);
        this.streams = streams;
    }

    @Override
    public Integer createFabric(EngineCall.CreateFabric call) {
        fabrics.create(call.lab());
        return 0;
    }

    @Override
    public Integer removeFabric(EngineCall.RemoveFabric call) {
        HostInterfaces.takeBackAll(
                "removing the fabric of lab \"" + call.lab() + "\"", () -> fabricProcess(call.lab()));
        nodes.sweep(shop.root().lab(call.lab()));
        fabrics.remove(call.lab());
        return 0;
    }

    @Override
    public Integer createNode(EngineCall.CreateNode call) {
        nodes.create(call);
        return 0;
    }

    @Override
    public Integer startNode(EngineCall.StartNode call) {
        nodes.start(call.lab(), call.node());
        return 0;
    }

    @Override
    public Integer stopNode(EngineCall.StopNode call) {
        nodes.halt(call.lab(), call.node(), false);
        return 0;
    }

    @Override
    public Integer killNode(EngineCall.KillNode call) {
        nodes.halt(call.lab(), call.node(), true);
        return 0;
    }

    @Override
    public Integer pauseNode(EngineCall.PauseNode call) {
        nodes.pause(call.lab(), call.node(), true);
        return 0;
    }

    @Override
    public Integer resumeNode(EngineCall.ResumeNode call) {
        nodes.pause(call.lab(), call.node(), false);
        return 0;
    }

    @Override
    public Integer removeNode(EngineCall.RemoveNode call) {
        nodes.remove(call.lab(), call.node());
        return 0;
    }

    @Override
    public Integer wire(EngineCall.Wire call) {
        var what = "wiring lab \"" + call.lab() + "\"";
        var fabric = liveFabric(call.lab(), what);
        try (var held = shop.locks().part(call.lab(), ":fabric")) {
            HostInterfaces.takeBack(what, call.cables(), () -> fabricProcess(call.lab()));
            var before = processes(call, what);
            var batch = WiringBatch.of(call.cables(), before);
            var words = new ArrayList<>(List.of(fabric));
            words.addAll(FabricScripts.wire(fabric, call, batch));
            var result = shop.helper().command("wire", words).run();
            if (!before.equals(processes(call, what))) {
                throw new LabException(Problem.of(what + ": a node ended or restarted meanwhile", "do it again"));
            }
            if (result.status() != 0) {
                throw FabricScripts.failed(what, result.status(), result.words());
            }
            HostInterfaces.lend(what, call.cables(), () -> fabricProcess(call.lab()));
        }
        return 0;
    }

    private Optional<Long> fabricProcess(LabId lab) {
        return shop.root().lab(lab).liveFabric().map(FirstProcess::pid);
    }

    private String liveFabric(LabId lab, String what) {
        var folder = shop.root().lab(lab);
        if (folder.liveFabric().isEmpty()) {
            throw new LabException(
                    Problem.of(what + ": the lab has no fabric", "lstart makes it, and wires what runs anew"));
        }
        return folder.fabric().toString();
    }

    /** The processes of the nodes that get something; a process id that changes meanwhile belongs to somebody else. */
    private Map<NodeName, Long> processes(EngineCall.Wire call, String what) {
        var processes = new TreeMap<NodeName, Long>();
        var missing = new ArrayList<NodeName>();
        for (Cable cable : call.cables()) {
            var node = cable instanceof Cable.Plug plug
                    ? plug.node()
                    : cable instanceof Cable.Release release ? release.node() : null;
            if (node != null && !processes.containsKey(node)) {
                shop.root()
                        .lab(call.lab())
                        .node(node)
                        .process()
                        .ifPresentOrElse(process -> processes.put(node, process.pid()), () -> missing.add(node));
            }
        }
        if (!missing.isEmpty()) {
            throw new LabException(Problem.of(
                    what + ": not running: " + missing,
                    "what a node said before it ended is in " + shop.root().path() + "/labs/"
                            + call.lab().owner() + "/" + call.lab() + "/nodes/NODE/status"));
        }
        return processes;
    }

    @Override
    public Integer setSysctls(EngineCall.SetSysctls call) {
        var words = new ArrayList<>(List.of(runningFolder(call.lab(), call.node())));
        call.sysctls().forEach(sysctl -> words.add(NodeSpec.parameter(sysctl.key()) + "=" + sysctl.value()));
        shop.helper().must("setting interfaces of \"" + call.node() + "\"", "sysctl", words);
        return 0;
    }

    private String runningFolder(LabId lab, NodeName name) {
        var node = shop.root().lab(lab).existing(name);
        var state = NodeLife.state(node, shop.groups());
        if (state == State.HALTED) {
            throw new LabException(Problem.of("\"" + name + "\" does not run", "start it with: vstart " + name));
        }
        if (state == State.PAUSED) {
            throw new LabException(Problem.of("\"" + name + "\" is paused", "let it go on with: vresume " + name));
        }
        return node.path().toString();
    }

    @Override
    public Integer execute(EngineCall.Execute call) {
        var words = new ArrayList<>(List.of(runningFolder(call.lab(), call.node())));
        words.add(
                !call.terminal()
                        ? "-"
                        : streams.console()
                                .map(console -> console.columns() + "x" + console.rows())
                                .orElse("80x24"));
        words.addAll(call.words());
        return shop.helper().command("exec", words).run(streams, call.terminal());
    }

    @Override
    public Integer capture(EngineCall.Capture call) {
        var what = "listening on \"" + call.link() + "\"";
        if (HelperBuild.find("tcpdump").isEmpty()) {
            throw new LabException(Problem.of(what + " needs tcpdump", "install it, as with: apt-get install tcpdump"));
        }
        var bridge = FabricNames.bridge(call.link());
        var words = new ArrayList<>(List.of(liveFabric(call.lab(), what), "tcpdump", "-i", bridge));
        if (!shop.caller().hasManyIds()) {
            words.addAll(List.of("-Z", "root")); // there is nobody else that it could become
        }
        words.addAll(call.words());
        var renamed = new Renaming(streams.err(), bridge, call.link().text());
        return shop.helper()
                .command("wire", words)
                .run(new Streams(streams.in(), streams.out(), renamed, Optional.empty()), false);
    }

    @Override
    public Integer buildImage(EngineCall.BuildImage call) {
        try {
            shop.images().build(call.recipe(), streams.out());
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    @Override
    public Integer pullImage(EngineCall.PullImage call) {
        throw new LabException(Problem.of(
                "image \"" + call.image() + "\" cannot be pulled: the native platform uses no registry",
                "build one of its recipes, as with: image build base; or use docker or podman"));
    }
}
