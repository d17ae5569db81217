package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Node;

/** Netkit's {@code con0} and {@code con1}: where a console of the node appears. What it says is kept as num_terms. */
final class ConsoleKey implements LabKey {
    private final int number;

    ConsoleKey(int number) {
        this.number = number;
    }

    @Override
    public String name() {
        return "con" + number;
    }

    @Override
    public String meaning() {
        return "Netkit's console " + number + ": none, or else a terminal";
    }

    @Override
    public String example() {
        return "pc1[con" + number + "]=\"" + (number == 0 ? "none" : "xterm") + "\"";
    }

    /** Without con1 a node has the one terminal that con0 stands for, which is the default. */
    @Override
    public Node set(Node node, String value) {
        boolean none = value.equals("none");
        if (number == 0) {
            return none ? node.withSettings(node.settings().withTerminals(0)) : node;
        }
        return none ? node : node.withSettings(node.settings().withTerminals(number + 1));
    }

    @Override
    public List<String> valuesOf(Node node) {
        return List.of();
    }
}
