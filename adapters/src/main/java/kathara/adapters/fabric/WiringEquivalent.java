package kathara.adapters.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kathara.engine.call.Cable;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.NodeName;

/**
 * What changes of wiring amount to, as commands for people. It is the lines of {@link WiringBatch}, one by one: what a
 * fabric does in one batch does the same when it is typed.
 */
public final class WiringEquivalent implements Cable.Handler<List<String>> {

    /** How a platform's fabrics and nodes are called in a shell. */
    public interface Names {
        /** What stands before a command that shall run in the fabric. */
        String inFabric();

        /** What a shell replaces by the first process of the fabric. */
        String fabricProcess();

        /** What a shell replaces by the first process of a node. */
        String process(NodeName node);

        /** What runs a node's start-up scripts. */
        List<String> startup(NodeName node);
    }

    private final Names names;

    private WiringEquivalent(Names names) {
        this.names = names;
    }

    public static List<String> of(List<Cable> changes, Names names) {
        var handler = new WiringEquivalent(names);
        return changes.stream()
                .flatMap(change -> change.handledBy(handler).stream())
                .toList();
    }

    /** Without what a batch removes only in case that it was left behind. */
    private List<String> added(Cable change) {
        var batch = WiringBatch.of(List.of(change), names::process);
        var lines = new ArrayList<String>();
        batch.lines().forEach(line -> lines.add(names.inFabric() + " ip " + line));
        batch.unshaped().forEach(port -> lines.add(names.inFabric() + " tc qdisc del dev " + port + " root"));
        batch.shapes().forEach(line -> lines.add(names.inFabric() + " tc " + line));
        return lines;
    }

    private List<String> removed(Cable change) {
        return WiringBatch.of(List.of(change), names::process).removals().stream()
                .map(device -> names.inFabric() + " ip link del " + device)
                .toList();
    }

    @Override
    public List<String> addLink(Cable.AddLink change) {
        return added(change);
    }

    @Override
    public List<String> removeLink(Cable.RemoveLink change) {
        return removed(change);
    }

    @Override
    public List<String> plug(Cable.Plug change) {
        return added(change);
    }

    @Override
    public List<String> unplug(Cable.Unplug change) {
        return removed(change);
    }

    @Override
    public List<String> adjust(Cable.Adjust change) {
        return added(change);
    }

    @Override
    public List<String> release(Cable.Release change) {
        return names.startup(change.node());
    }

    @Override
    public List<String> join(Cable.Join change) {
        var joining = change.joining();
        var device = Lent.nameOf(joining);
        var moving = joining.vlan().isPresent()
                ? HostInterfaces.addingVlan(joining, names.fabricProcess())
                : HostInterfaces.moving(device, names.fabricProcess());
        return Stream.concat(Stream.of(line(moving)), plugging(joining, device)).toList();
    }

    private Stream<String> plugging(HostInterface joining, String device) {
        return HostInterfaces.plugging(joining, device).stream().map(words -> inFabric() + line(words));
    }

    @Override
    public List<String> part(Cable.Part change) {
        var joining = change.joining();
        var device = Lent.nameOf(joining);
        return joining.vlan().isPresent()
                ? List.of(inFabric() + "ip link del dev " + device)
                : List.of(
                        inFabric() + "ip link set dev " + device + " nomaster",
                        inFabric() + line(HostInterfaces.moving(device, "$$")));
    }

    /** The machine's own ip, in the network of the fabric. */
    private String inFabric() {
        return "nsenter --target " + names.fabricProcess() + " --net ";
    }

    private static String line(List<String> words) {
        return String.join(" ", words);
    }
}
