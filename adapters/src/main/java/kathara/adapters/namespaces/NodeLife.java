package kathara.adapters.namespaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kathara.adapters.node.NodeArchive;
import kathara.engine.call.EngineCall;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;

/** Makes, starts, halts, pauses and removes nodes. Each change of a node keeps all others of that node out. */
final class NodeLife {
    private static final Duration ORDERLY_END = Duration.ofSeconds(10);
    private static final Duration SUDDEN_END = Duration.ofSeconds(10);
    private static final String STOP = "19";
    private static final String GO_ON = "18";

    private final Workshop shop;
    private final FabricLife fabrics;

    NodeLife(Workshop shop, FabricLife fabrics) {
        this.shop = shop;
        this.fabrics = fabrics;
    }

    static State state(NodeFolder node, ControlGroups groups) {
        return node.process()
                .map(process -> process.isStopped() || groups.isFrozen(node.id()) ? State.PAUSED : State.RUNNING)
                .orElse(State.HALTED);
    }

    void create(EngineCall.CreateNode call) {
        if (call.node().settings().bridged()) {
            throw new LabException(Problem.of(
                    "\"" + call.node().name()
                            + "\" is bridged, and on the native platform there is no way out of a lab",
                    "take the bridged line out of lab.conf, or start the lab on an engine: --platform docker"));
        }
        var image = shop.images().root(call.node().image());
        var archive = NodeArchive.of(call);
        var lab = shop.root().lab(call.lab());
        var node = lab.node(call.node().name());
        try (var held = shop.locks().part(call.lab(), call.node().name().text())) {
            if (node.exists()) {
                throw new LabException(Problem.of(
                        "there is a node \"" + node.name() + "\" already", "remove it with: vclean " + node.name()));
            }
            var half = new NodeFolder(call.lab(), node.name(), lab.nodes().resolve("." + node.name() + ".new"));
            delete(half.path());
            try (var whole = shop.locks().lab(call.lab())) {
                Files.createDirectories(half.path());
                if (call.files().filter(NodeArchive::isShared).isPresent() && !Files.exists(lab.shared())) {
                    Files.createDirectory(lab.shared());
                    Files.setAttribute(lab.shared(), "unix:mode", 01777);
                }
            }
            half.describe(call.node(), image);
            half.bound(call.bounds());
            var layer = new UpperLayer(half.upper(), image, shop.caller());
            folders(half.path(), "work", "root");
            if (HostRoot.is(image)) {
                folders(half.path(), "usr", "usr-work");
                layer.leave(archive);
                if (!shop.caller().isRoot()) {
                    HostRoot.openFolders(archive, half.path().resolve("usr"));
                }
            } else {
                layer.fill(archive);
            }
            Files.move(half.path(), node.path());
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("creating \"" + node.name() + "\": " + e.getMessage(), "is there room on the disk?"), e);
        }
    }

    private static void folders(Path parent, String... names) throws IOException {
        for (String name : names) {
            var folder = Files.createDirectory(parent.resolve(name));
            Files.setAttribute(folder, "unix:mode", 0755);
        }
    }

    void start(LabId lab, NodeName name) {
        try (var held = shop.locks().part(lab, name.text())) {
            var node = shop.root().lab(lab).existing(name);
            if (node.process().isPresent()) {
                return;
            }
            if (!Files.exists(node.image())) {
                throw new LabException(Problem.of(
                        "starting \"" + name + "\": its image has been removed: " + node.image(),
                        "make it anew: vclean " + name + ", then start it"));
            }
            var wanted = node.node();
            var spec = new NodeSpec(wanted, shop.caller())
                    .add('l', escaped(node.image()))
                    .add('f', shop.helper().filter().toString());
            new UpperLayer(node.upper(), node.image(), shop.caller())
                    .unpacking()
                    .ifPresent(script -> spec.add('x', script));
            if (Files.exists(shop.root().lab(lab).shared())) {
                spec.add('m', shop.root().lab(lab).shared().toString());
            }
            if (HostRoot.is(node.image())) {
                spec.add('y', HostRoot.PROGRAMS.toString());
            }
            if (!shop.caller().isRoot()) {
                spec.add('u', fabrics.userNamespace(lab).toString());
            }
            for (Path group : shop.groups().create(node.id(), node.bounds())) {
                spec.add('c', group.toString());
            }
            spec.writeTo(node.path());
            shop.helper()
                    .must(
                            "starting \"" + name + "\"",
                            "start",
                            List.of(node.path().toString()));
        } catch (IOException e) {
            throw new LabException(Problem.of("starting \"" + name + "\": " + e.getMessage()), e);
        }
    }

    /** In the options of an overlay a colon ends a folder, and a comma the option. */
    private static String escaped(Path path) {
        return path.toString().replaceAll("([\\\\:,])", "\\\\$1");
    }

    void halt(LabId lab, NodeName name, boolean atOnce) {
        try (var held = shop.locks().part(lab, name.text())) {
            end(shop.root().lab(lab).existing(name), atOnce);
        }
    }

    private void end(NodeFolder node, boolean atOnce) {
        node.process().ifPresent(process -> {
            boolean ended = false;
            if (!atOnce) {
                process.terminate();
                ended = process.awaitEnd(ORDERLY_END);
            }
            if (!ended) {
                process.kill();
                thaw(node); // what is frozen does not die
                if (!process.awaitEnd(SUDDEN_END)) {
                    throw new LabException(Problem.of(
                            "\"" + node.name() + "\" does not end: process " + process.pid() + " stays",
                            "does it wait for a disk? try again in a while"));
                }
            }
        });
        shop.groups().remove(node.id());
    }

    private void thaw(NodeFolder node) {
        if (shop.groups().isFrozen(node.id())) {
            freeze(node, false);
        }
    }

    private void freeze(NodeFolder node, boolean frozen) {
        try {
            if (shop.groups().canFreeze()) {
                shop.groups().freeze(node.id(), frozen);
            } else {
                var what = (frozen ? "pausing \"" : "resuming \"") + node.name() + "\"";
                shop.helper().must(what, "signal", List.of(node.path().toString(), frozen ? STOP : GO_ON));
            }
        } catch (IOException e) {
            throw new LabException(Problem.of("\"" + node.name() + "\" cannot be frozen: " + e.getMessage()), e);
        }
    }

    void pause(LabId lab, NodeName name, boolean frozen) {
        try (var held = shop.locks().part(lab, name.text())) {
            var node = shop.root().lab(lab).existing(name);
            if (node.process().isEmpty()) {
                throw new LabException(Problem.of("\"" + name + "\" does not run", "start it with: vstart " + name));
            }
            freeze(node, frozen);
        }
    }

    void remove(LabId lab, NodeName name) {
        var folder = shop.root().lab(lab);
        var node = folder.node(name);
        try (var held = shop.locks().part(lab, name.text())) {
            if (node.exists()) {
                end(node, true);
                var gone = node.path().resolveSibling("." + name + ".old");
                delete(gone);
                Files.move(node.path(), gone);
                delete(gone);
            }
        } catch (IOException e) {
            throw new LabException(Problem.of("removing \"" + name + "\": " + e.getMessage()), e);
        }
        fabrics.tidy(folder);
    }

    /** Removes what a process that died has left half made or half removed. */
    void sweep(LabFolder lab) {
        for (String left : new ArrayList<>(FileTree.halfMade(lab.nodes()))) {
            var name = left.replaceFirst("^\\.", "").replaceFirst("\\.[a-z]*$", "");
            try (var held = shop.locks().part(lab.lab(), name)) {
                delete(lab.nodes().resolve(left));
            } catch (IOException e) {
                throw new LabException(Problem.of("removing \"" + left + "\": " + e.getMessage()), e);
            }
        }
    }

    private void delete(Path folder) throws IOException {
        if (shop.caller().isRoot()) {
            FileTree.delete(folder);
        } else if (Files.exists(folder)) {
            shop.images().deleteAsRoot(folder);
        }
    }
}
