package kathara.adapters.dockerapi;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import kathara.adapters.fabric.FabricNames;
import kathara.adapters.fabric.FabricScripts;
import kathara.adapters.fabric.HostInterfaces;
import kathara.adapters.fabric.Renaming;
import kathara.adapters.fabric.WiringBatch;
import kathara.adapters.node.NodeArchive;
import kathara.engine.call.Cable;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Cancelled;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LabId;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Carries out one approved call on an engine. */
final class Performer implements EngineCall.Handler<Integer> {
    /** An argument may have 128 KiB (execve(2)), and all of them together a quarter of the stack's limit. */
    private static final int PIECE = 96 * 1024;

    private static final int MOST_IN_ARGUMENTS = 12 * PIECE;

    /** What Podman says of a container that ends by itself while it is being removed. */
    private static final String JUST_ENDED = "container state improper";

    /** Up to here unpacking would cost a node more than the bytes do. */
    private static final int SMALL = 16 * 1024;

    private static final int MOST_TRIES = 150;

    private final EngineClient engine;
    private final Containers containers;
    private final Execs execs;
    private final Images images;
    private final Specs specs;
    private final EngineDifferences differences;
    private final Streams streams;

    Performer(
            EngineClient engine,
            Containers containers,
            Execs execs,
            Images images,
            EngineDifferences differences,
            Streams streams) {
        this.engine = engine;
        this.containers = containers;
        this.execs = execs;
        this.images = images;
        this.specs = new Specs(differences);
        this.differences = differences;
        this.streams = streams;
    }

    @Override
    public Integer createFabric(EngineCall.CreateFabric call) {
        var what = "making the fabric of lab \"" + call.lab() + "\"";
        containers.find(Labels.fabricName(call.lab())).ifPresent(stopped -> remove(what, stopped.getId()));
        var image = images.reference(ImageName.BASE);
        var id = engine.call(
                what, docker -> specs.fabric(docker, call.lab(), image).exec().getId());
        engine.call(what, docker -> docker.startContainerCmd(id).exec());
        return 0;
    }

    @Override
    public Integer removeFabric(EngineCall.RemoveFabric call) {
        var what = "removing the fabric of lab \"" + call.lab() + "\"";
        HostInterfaces.takeBackAll(what, () -> fabricProcess(call.lab()));
        remove(what, Labels.fabricName(call.lab()));
        return removeShared(call.lab());
    }

    /** The volume is in use until the last node has gone, and nodes are removed at the same time. */
    private int removeShared(LabId lab) {
        var what = "removing what the nodes of lab \"" + lab + "\" share";
        var name = Labels.sharedName(lab);
        for (int tries = 0; ; tries++) {
            try {
                engine.call(what, docker -> docker.inspectVolumeCmd(name).exec());
                engine.call(what, docker -> docker.removeVolumeCmd(name).exec());
                return 0;
            } catch (LabException e) {
                if (e.getCause() instanceof NotFoundException) {
                    return 0;
                }
                if (tries == MOST_TRIES) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    @Override
    public Integer createNode(EngineCall.CreateNode call) {
        var node = call.node();
        var what = "creating \"" + node.name() + "\"";
        var image = images.reference(node.image());
        var archive = NodeArchive.of(call);
        boolean small = archive.length <= SMALL;
        var packed = small ? archive : gzipped(archive);
        var text = Base64.getEncoder().encodeToString(packed);
        boolean asArguments = text.length() <= MOST_IN_ARGUMENTS;
        var arguments = new ArrayList<>(List.of(small ? "" : "z"));
        if (asArguments) {
            addPieces(text, arguments);
        }
        var id = engine.call(
                what,
                docker -> specs.node(docker, call, image, arguments).exec().getId());
        if (!asArguments) {
            put(what, id, "var/lib/kathara/files.tar", packed);
        }
        return 0;
    }

    private static void addPieces(String text, List<String> arguments) {
        for (int at = 0; at < text.length(); at += PIECE) {
            arguments.add(text.substring(at, Math.min(text.length(), at + PIECE)));
        }
    }

    private static byte[] gzipped(byte[] archive) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(archive);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to write", e);
        }
        return bytes.toByteArray();
    }

    /** Puts one file into a container; also into one that does not run. */
    private void put(String what, String container, String path, byte[] content) {
        var bytes = new ByteArrayOutputStream(content.length + 4096);
        try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            var entry = new TarArchiveEntry(path);
            entry.setSize(content.length);
            entry.setMode(0600);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to write", e);
        }
        engine.call(what, docker -> docker.copyArchiveToContainerCmd(container)
                .withRemotePath("/")
                .withTarInputStream(new ByteArrayInputStream(bytes.toByteArray()))
                .exec());
    }

    @Override
    public Integer startNode(EngineCall.StartNode call) {
        var name = Labels.nodeName(call.lab(), call.node());
        startContainer("starting \"" + call.node() + "\"", name);
        var labels = containers.node(call.lab(), call.node()).getConfig().getLabels();
        var node = Labels.node(labels);
        return node.settings().bridged() ? nameTheWayOut(call.lab(), node, name) : 0;
    }

    private void startContainer(String what, String name) {
        Runnable start =
                () -> engine.call(what, docker -> docker.startContainerCmd(name).exec());
        try {
            unlessSo(what, start);
        } catch (LabException e) {
            if (!LostContainer.isReasonOf(e)) {
                throw e;
            }
            new LostContainer(engine, what, name).replace();
            start.run();
        }
    }

    /** The engine calls its own interface eth0, before the lab's are there. */
    private int nameTheWayOut(LabId lab, Node node, String container) {
        var what = "naming the interface to the outside of \"" + node.name() + "\"";
        var image = images.reference(ImageName.BASE);
        var name = "eth" + node.interfaceToOutside();
        var id = engine.call(what, docker -> specs.renamer(docker, lab, container, image, name)
                .exec()
                .getId());
        try {
            engine.call(what, docker -> docker.startContainerCmd(id).exec());
            int status = engine.call(
                    what, docker -> docker.waitContainerCmd(id).start().awaitStatusCode());
            if (status != 0) {
                throw new LabException(Problem.of(what + ": ip ended with status " + status));
            }
            return 0;
        } finally {
            remove("removing a helper", id);
        }
    }

    @Override
    public Integer stopNode(EngineCall.StopNode call) {
        var what = "halting \"" + call.node() + "\"";
        var name = Labels.nodeName(call.lab(), call.node());
        return unlessSo(
                what,
                () -> engine.call(
                        what,
                        docker -> docker.stopContainerCmd(name).withTimeout(10).exec()));
    }

    @Override
    public Integer killNode(EngineCall.KillNode call) {
        var what = "crashing \"" + call.node() + "\"";
        var name = Labels.nodeName(call.lab(), call.node());
        engine.call(what, docker -> docker.killContainerCmd(name).exec());
        // The engine answers before the container has ended, and a start that comes too soon would fail.
        return unlessSo(
                what,
                () -> engine.call(
                        what,
                        docker -> docker.stopContainerCmd(name).withTimeout(0).exec()));
    }

    @Override
    public Integer pauseNode(EngineCall.PauseNode call) {
        differences.pauseLack().ifPresent(lack -> {
            throw new LabException(Problem.of("\"" + call.node() + "\" cannot be paused: " + lack));
        });
        engine.call("pausing \"" + call.node() + "\"", docker -> docker.pauseContainerCmd(
                        Labels.nodeName(call.lab(), call.node()))
                .exec());
        return 0;
    }

    @Override
    public Integer resumeNode(EngineCall.ResumeNode call) {
        engine.call("resuming \"" + call.node() + "\"", docker -> docker.unpauseContainerCmd(
                        Labels.nodeName(call.lab(), call.node()))
                .exec());
        return 0;
    }

    @Override
    public Integer removeNode(EngineCall.RemoveNode call) {
        return remove("removing \"" + call.node() + "\"", Labels.nodeName(call.lab(), call.node()));
    }

    private int remove(String what, String container) {
        return unlessSo(what, () -> {
            for (int tries = 0; ; tries++) {
                try {
                    engine.call(what, docker -> docker.removeContainerCmd(container)
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec());
                    return;
                } catch (LabException e) {
                    if (tries == MOST_TRIES || !e.getMessage().contains(JUST_ENDED)) {
                        throw e;
                    }
                    pause();
                }
            }
        });
    }

    /** Whether it was so already, as when another process did the same, does not matter. */
    private static int unlessSo(String what, Runnable request) {
        try {
            request.run();
        } catch (LabException e) {
            boolean so = e.getCause() instanceof NotModifiedException
                    || e.getCause() instanceof NotFoundException && what.startsWith("removing")
                    || e.getMessage().contains("is already in progress");
            if (!so) {
                throw e;
            }
        }
        return 0;
    }

    @Override
    public Integer wire(EngineCall.Wire call) {
        var what = "wiring lab \"" + call.lab() + "\"";
        HostInterfaces.takeBack(what, call.cables(), () -> fabricProcess(call.lab()));
        var before = processes(call);
        var batch = WiringBatch.of(call.cables(), before);
        var words = FabricScripts.wire(differences.fabricState(), call, batch);
        var result = execs.run(Labels.fabricName(call.lab()), what, words);
        if (result.status() != 0) {
            throw FabricScripts.failed(what, result.status(), result.err() + result.out());
        }
        if (!before.equals(processes(call))) {
            throw new LabException(Problem.of(what + ": a node ended or restarted meanwhile", "do it again"));
        }
        HostInterfaces.lend(what, call.cables(), () -> fabricProcess(call.lab()));
        return 0;
    }

    private Optional<Long> fabricProcess(LabId lab) {
        return containers
                .find(Labels.fabricName(lab))
                .map(container -> container.getState().getPidLong())
                .filter(process -> process > 0);
    }

    /** The processes of the nodes that get something; a process id that changes meanwhile belongs to somebody else. */
    private Map<NodeName, Long> processes(EngineCall.Wire call) {
        var nodes = new TreeSet<NodeName>();
        for (Cable cable : call.cables()) {
            if (cable instanceof Cable.Plug plug) {
                nodes.add(plug.node());
            } else if (cable instanceof Cable.Release release) {
                nodes.add(release.node());
            }
        }
        var processes = containers.processes(call.lab(), nodes);
        nodes.removeAll(processes.keySet());
        if (!nodes.isEmpty()) {
            throw new LabException(Problem.of(
                    "wiring lab \"" + call.lab() + "\": not running: " + nodes,
                    "what a node said before it ended is in the engine's log of its container"));
        }
        return processes;
    }

    @Override
    public Integer setSysctls(EngineCall.SetSysctls call) {
        var what = "setting interfaces of \"" + call.node() + "\"";
        var node = Labels.nodeName(call.lab(), call.node());
        var image = images.reference(ImageName.BASE);
        var id = engine.call(what, docker -> specs.sysctlSetter(docker, call.lab(), node, image, call.sysctls())
                .exec()
                .getId());
        try {
            engine.call(what, docker -> docker.startContainerCmd(id).exec());
        } finally {
            remove("removing a helper", id);
        }
        return 0;
    }

    @Override
    public Integer execute(EngineCall.Execute call) {
        var what = "running \"" + call.words().get(0) + "\" on \"" + call.node() + "\"";
        mustRun(call.lab(), call.node());
        var container = Labels.nodeName(call.lab(), call.node());
        boolean spooled = !call.terminal() && streams.in() != Streams.NONE.in();
        return spooled
                ? executeWithInput(call, container, what)
                : execs.run(container, what, call.words(), call.terminal(), streams, Execs.Ending.BY_MARK);
    }

    private void mustRun(LabId lab, NodeName node) {
        var state = containers.node(lab, node).getState();
        if (!Boolean.TRUE.equals(state.getRunning())) {
            throw new LabException(Problem.of("\"" + node + "\" does not run", "start it with: vstart " + node));
        }
        if (Boolean.TRUE.equals(state.getPaused())) {
            throw new LabException(Problem.of("\"" + node + "\" is paused", "let it go on with: vresume " + node));
        }
    }

    /** The API cannot say that the input has ended, so all of it goes into the node first, as a file that is gone at once. */
    private int executeWithInput(EngineCall.Execute call, String container, String what) {
        try {
            var path = "tmp/.kathara-input-" + UUID.randomUUID();
            put(what, container, path, streams.in().readAllBytes());
            var words = new ArrayList<>(List.of(
                    "/bin/sh",
                    "-c",
                    "exec 3<\"$1\"; rm -f \"$1\"; shift; exec \"$@\" <&3 3<&-",
                    "kathara",
                    "/" + path));
            words.addAll(call.words());
            var unread = Streams.to(streams.out(), streams.err());
            return execs.run(container, what, words, false, unread, Execs.Ending.BY_MARK);
        } catch (IOException e) {
            throw new LabException(Problem.of(what + ": its input cannot be read: " + e.getMessage()), e);
        }
    }

    @Override
    public Integer capture(EngineCall.Capture call) {
        var words = new ArrayList<>(List.of("tcpdump", "-i", FabricNames.bridge(call.link())));
        words.addAll(call.words());
        var what = "listening on \"" + call.link() + "\"";
        var named = new Streams(
                streams.in(),
                streams.out(),
                new Renaming(
                        streams.err(),
                        FabricNames.bridge(call.link()),
                        call.link().text()),
                Optional.empty());
        return execs.run(Labels.fabricName(call.lab()), what, words, false, named, Execs.Ending.TCPDUMP);
    }

    @Override
    public Integer buildImage(EngineCall.BuildImage call) {
        try {
            images.build(call.recipe(), streams.out());
            return 0;
        } catch (InterruptedException e) {
            throw new Cancelled();
        }
    }

    @Override
    public Integer pullImage(EngineCall.PullImage call) {
        try {
            images.pull(call.image(), streams);
            return 0;
        } catch (InterruptedException e) {
            throw new Cancelled();
        }
    }
}
