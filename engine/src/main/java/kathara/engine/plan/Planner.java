package kathara.engine.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kathara.engine.call.Cable;
import kathara.engine.call.EngineCall;
import kathara.engine.labconf.LabRecord;
import kathara.engine.platform.Running;
import kathara.engine.platform.Running.Plugged;
import kathara.engine.topology.Condition;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LabId;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.StartOrder;
import kathara.engine.topology.State;
import kathara.engine.topology.Sysctl;
import kathara.engine.topology.Topology;

/**
 * Finds the calls that turn the lab that runs into the lab that is wanted. Pure: undo, repair and dry run are plans too.
 *
 * @param lab which lab
 * @param endsByScript which nodes have a script to run before they are removed
 * @param files the directory that new nodes take their files from
 */
public record Planner(LabId lab, Optional<Path> files, Predicate<NodeName> endsByScript) {

    /** For a lab whose nodes end without scripts. */
    public Planner(LabId lab, Optional<Path> files) {
        this(lab, files, node -> false);
    }

    /**
     * The plan; empty when nothing differs.
     *
     * @param atOnce whether nodes that end are killed, or end in an orderly way
     */
    public Plan plan(Running running, Topology wanted, boolean atOnce) {
        return new Comparison(running, wanted, atOnce).plan();
    }

    /** One comparison of two labs. */
    private final class Comparison {
        private final Running running;
        private final Topology there;
        private final Topology wanted;
        private final boolean atOnce;
        private final List<String> notes = new ArrayList<>();
        private final List<NodeName> starting = new ArrayList<>();

        Comparison(Running running, Topology wanted, boolean atOnce) {
            this.running = running;
            this.there = running.topology();
            this.wanted = wanted;
            this.atOnce = atOnce;
        }

        Plan plan() {
            var stages = new ArrayList<>(List.of(
                    new Plan.Stage("halting nodes", ending()),
                    new Plan.Stage("starting nodes", beginning()),
                    new Plan.Stage("wiring", wiring()),
                    new Plan.Stage("setting interfaces", settingInterfaces())));
            stages.addAll(releasing());
            stages.addAll(cutting());
            stages.add(new Plan.Stage("pausing nodes", pausing()));
            return new Plan(stages, notes, starting);
        }

        private List<List<EngineCall>> ending() {
            var tracks = new ArrayList<List<EngineCall>>();
            for (Node node : there.nodes().values()) {
                var track = new ArrayList<EngineCall>();
                var next = wanted.nodes().get(node.name());
                if (next == null || madeAnew(node, next)) {
                    if (next == null && node.state() == State.RUNNING && endsByScript.test(node.name())) {
                        track.add(new EngineCall.StopNode(lab, node.name()));
                    }
                    track.add(new EngineCall.RemoveNode(lab, node.name()));
                } else if (next.state() == State.HALTED && node.state() != State.HALTED) {
                    if (node.state() == State.PAUSED) {
                        track.add(new EngineCall.ResumeNode(lab, node.name()));
                    }
                    track.add(
                            atOnce
                                    ? new EngineCall.KillNode(lab, node.name())
                                    : new EngineCall.StopNode(lab, node.name()));
                }
                addUnlessEmpty(tracks, track);
            }
            if (running.fabric() != Running.Fabric.NONE && wanted.nodes().isEmpty()) {
                tracks.add(List.of(new EngineCall.RemoveFabric(lab)));
            }
            return tracks;
        }

        private List<List<EngineCall>> beginning() {
            var tracks = new ArrayList<List<EngineCall>>();
            if (running.fabric() != Running.Fabric.LIVE && !wanted.nodes().isEmpty()) {
                tracks.add(List.of(new EngineCall.CreateFabric(lab)));
            }
            for (Node node : wanted.nodes().values()) {
                var before = there.nodes().get(node.name());
                var track = new ArrayList<EngineCall>();
                boolean created = before == null || madeAnew(before, node);
                if (created) {
                    noteMadeAnew(before, node);
                    track.add(new EngineCall.CreateNode(lab, node, files));
                }
                if (starts(node)) {
                    track.add(new EngineCall.StartNode(lab, node.name()));
                } else if (before != null && before.state() == State.PAUSED && node.state() == State.RUNNING) {
                    track.add(new EngineCall.ResumeNode(lab, node.name()));
                }
                addUnlessEmpty(tracks, track);
            }
            return tracks;
        }

        /** Whether this node of the wanted lab must be started. */
        private boolean starts(Node node) {
            var before = there.nodes().get(node.name());
            boolean runs = before != null && before.state() != State.HALTED && !madeAnew(before, node);
            return node.state() != State.HALTED && !runs;
        }

        private void noteMadeAnew(Node before, Node after) {
            if (before != null) {
                var what = before.image().equals(after.image())
                        ? "its settings changed"
                        : "its image changed from " + before.image() + " to " + after.image();
                notes.add("\"" + after.name() + "\" is made anew, and the files in it are lost: " + what);
            }
        }

        private List<List<EngineCall>> wiring() {
            var cables = new ArrayList<Cable>();
            unplugs(cables);
            joined().filter(one -> !wanted.outside().contains(one)).forEach(one -> cables.add(new Cable.Part(one)));
            if (!wanted.nodes().isEmpty()) {
                running.links().stream()
                        .filter(link -> !wanted.links().containsKey(link))
                        .sorted()
                        .forEach(link -> cables.add(new Cable.RemoveLink(link)));
            }
            wanted.links().keySet().stream()
                    .filter(link -> !running.links().contains(link))
                    .forEach(link -> cables.add(new Cable.AddLink(link)));
            wanted.outside().stream()
                    .filter(one -> !running.joined().contains(one))
                    .forEach(one -> cables.add(new Cable.Join(one)));
            plugs(cables);
            adjustments(cables, false);
            released().filter(node -> !node.settings().releasedLater()).forEach(node -> release(node, cables));
            return cables.isEmpty() && !recordDiffers() ? List.of() : List.of(List.of(wire(cables)));
        }

        /** What the machine has lent; all of it goes back by itself where the fabric is removed. */
        private Stream<HostInterface> joined() {
            return wanted.nodes().isEmpty()
                    ? Stream.empty()
                    : running.joined().stream().sorted();
        }

        /** Nodes whose interfaces must be set first are told only then that they are ready, and in their order. */
        private List<Plan.Stage> releasing() {
            var stages = new ArrayList<Plan.Stage>();
            for (List<Node> wave : StartOrder.waves(released().toList())) {
                var before = stages.isEmpty() && noneWaits(wave) ? List.<NodeName>of() : List.copyOf(starting);
                var cables = new ArrayList<Cable>();
                wave.stream().filter(node -> node.settings().releasedLater()).forEach(node -> release(node, cables));
                if (!cables.isEmpty()) {
                    stages.add(new Plan.Stage("releasing nodes", List.of(List.of(wire(cables))), before));
                }
            }
            return stages;
        }

        private boolean noneWaits(List<Node> wave) {
            return wave.stream()
                    .allMatch(node -> node.settings().after().stream().noneMatch(starting::contains));
        }

        private EngineCall wire(List<Cable> cables) {
            return new EngineCall.Wire(lab, LabRecord.lines(wanted), cables);
        }

        /** Nodes that wait for a word of the fabric, or will, so also those that have no interface. */
        private Stream<Node> released() {
            return wanted.nodes().values().stream()
                    .filter(node -> starts(node)
                            || node.state() != State.HALTED && running.waiting().contains(node.name()));
        }

        private void release(Node node, List<Cable> cables) {
            cables.add(new Cable.Release(node.name()));
            starting.add(node.name());
        }

        private void unplugs(List<Cable> cables) {
            for (Node node : there.nodes().values()) {
                var next = wanted.nodes().get(node.name());
                if (next == null || madeAnew(node, next) || next.state() == State.HALTED) {
                    continue; // its end of the cables goes with it
                }
                var kept = cablesOf(next);
                running.cablesOf(node.name()).forEach((number, plugged) -> {
                    if (!plugged.sameCable(kept.get(number))) {
                        cables.add(new Cable.Unplug(node.name(), number));
                    }
                });
            }
        }

        private void plugs(List<Cable> cables) {
            for (Node node : wanted.nodes().values()) {
                if (node.state() == State.HALTED) {
                    continue;
                }
                var present = present(node);
                cablesOf(node).forEach((number, plugged) -> {
                    if (!plugged.sameCable(present.get(number))) {
                        cables.add(new Cable.Plug(node.name(), number, plugged.link(), plugged.mac()));
                    }
                });
            }
        }

        /** What of a wanted node's cables will be there still. */
        private SortedMap<Integer, Plugged> present(Node node) {
            return starts(node) ? new TreeMap<>() : running.cablesOf(node.name());
        }

        /** Nodes take a carrier as a sign that they are wired, so what is cut is cut when they have started. */
        private List<Plan.Stage> cutting() {
            var cables = new ArrayList<Cable>();
            adjustments(cables, true);
            return cables.isEmpty()
                    ? List.of()
                    : List.of(new Plan.Stage("cutting links", List.of(List.of(wire(cables))), List.copyOf(starting)));
        }

        private void adjustments(List<Cable> cables, boolean afterStart) {
            var beginning = released().map(Node::name).collect(Collectors.toSet());
            for (Node node : wanted.nodes().values()) {
                if (node.state() == State.HALTED) {
                    continue;
                }
                cablesOf(node).forEach((number, plugged) -> {
                    var before = present(node).get(number);
                    var now = plugged.sameCable(before) ? before.condition() : Condition.GOOD;
                    boolean later = plugged.condition().cut() && beginning.contains(node.name());
                    if (!plugged.condition().equals(now) && later == afterStart) {
                        cables.add(new Cable.Adjust(
                                node.name(), number, plugged.link(), plugged.mac(), plugged.condition()));
                    }
                });
            }
        }

        /** Live changes to the wiring of nodes that stay are written down, also when there is no cable to touch. */
        private boolean recordDiffers() {
            return !wanted.nodes().isEmpty()
                            && !(wanted.conditions().equals(there.conditions())
                                    && wanted.outside().equals(there.outside()))
                    || wanted.nodes().values().stream()
                            .anyMatch(node -> there.nodes().containsKey(node.name())
                                    && !there.nodes()
                                            .get(node.name())
                                            .interfaces()
                                            .equals(node.interfaces()));
        }

        private List<List<EngineCall>> settingInterfaces() {
            var tracks = new ArrayList<List<EngineCall>>();
            released()
                    .filter(node -> !interfaceSysctls(node).isEmpty())
                    .forEach(node ->
                            tracks.add(List.of(new EngineCall.SetSysctls(lab, node.name(), interfaceSysctls(node)))));
            return tracks;
        }

        private static List<Sysctl> interfaceSysctls(Node node) {
            return node.settings().sysctls().values().stream()
                    .filter(Sysctl::ofOneInterface)
                    .toList();
        }

        private List<List<EngineCall>> pausing() {
            var tracks = new ArrayList<List<EngineCall>>();
            for (Node node : wanted.nodes().values()) {
                var before = there.nodes().get(node.name());
                if (node.state() == State.PAUSED && (starts(node) || before.state() != State.PAUSED)) {
                    tracks.add(List.of(new EngineCall.PauseNode(lab, node.name())));
                }
            }
            return tracks;
        }

        private SortedMap<Integer, Plugged> cablesOf(Node node) {
            var cables = new TreeMap<Integer, Plugged>();
            for (Interface plug : node.interfaces().values()) {
                cables.put(
                        plug.number(),
                        new Plugged(
                                plug.link(),
                                plug.macIn(lab, node.name()),
                                wanted.condition(plug.link()).at(node.name())));
            }
            return cables;
        }
    }

    /** A created node cannot be given another image or other settings. */
    private static boolean madeAnew(Node before, Node after) {
        return !before.image().equals(after.image()) || !before.settings().equals(after.settings());
    }

    private static void addUnlessEmpty(List<List<EngineCall>> tracks, List<EngineCall> track) {
        if (!track.isEmpty()) {
            tracks.add(track);
        }
    }
}
