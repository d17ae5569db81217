package kathara.engine.topology;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** One node of a lab: its image, the link behind each interface, its settings, and whether it runs. */
public record Node(
        NodeName name, ImageName image, SortedMap<Integer, Interface> interfaces, Settings settings, State state) {

    public Node {
        interfaces = Collections.unmodifiableSortedMap(new TreeMap<>(interfaces));
    }

    /** A running node of the default image with nothing plugged in. */
    public static Node named(NodeName name) {
        return new Node(name, ImageName.BASE, new TreeMap<>(), Settings.DEFAULT, State.RUNNING);
    }

    public static Node named(String name) {
        return named(new NodeName(name));
    }

    /** With one more interface; a user problem when the number is taken. */
    public Node with(Interface plugged) {
        var taken = interfaces.get(plugged.number());
        if (taken != null) {
            throw new LabException(Problem.of(
                    "\"" + name + "\" has " + plugged.name() + " already, on link \"" + taken.link() + "\"",
                    "the next free one is eth" + freeNumber()));
        }
        var changed = new TreeMap<>(interfaces);
        changed.put(plugged.number(), plugged);
        return withInterfaces(changed);
    }

    public Node withInterfaces(SortedMap<Integer, Interface> changed) {
        return new Node(name, image, changed, settings, state);
    }

    /** Without that interface; a user problem when there is none of the number. */
    public Node withoutInterface(int number) {
        if (!interfaces.containsKey(number)) {
            throw new LabException(Problem.of(
                    "\"" + name + "\" has no eth" + number,
                    interfaces.isEmpty()
                            ? "it has no interface"
                            : "it has: "
                                    + String.join(
                                            ", ",
                                            interfaces.values().stream()
                                                    .map(Interface::name)
                                                    .toList())));
        }
        var changed = new TreeMap<>(interfaces);
        changed.remove(number);
        return withInterfaces(changed);
    }

    /** The lowest interface number above all those in use. */
    public int freeNumber() {
        return interfaceToOutside() + (settings.bridged() ? 1 : 0);
    }

    /** The number of the interface to the outside of a bridged node, as it is created: the highest. */
    public int interfaceToOutside() {
        return interfaces.isEmpty() ? 0 : interfaces.lastKey() + 1;
    }

    public Node withImage(ImageName other) {
        return new Node(name, other, interfaces, settings, state);
    }

    public Node withSettings(Settings other) {
        return new Node(name, image, interfaces, other, state);
    }

    public Node withState(State other) {
        return new Node(name, image, interfaces, settings, other);
    }
}
