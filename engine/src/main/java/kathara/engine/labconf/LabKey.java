package kathara.engine.labconf;

import java.util.List;
import kathara.engine.topology.Node;

/**
 * One key of lab.conf, as in {@code pc1[image]="kathara/frr"}. Help, completion and the reference page come from it.
 * To add one, write a class beside {@link ImageKey} and name it in {@link LabKeys#ALL}.
 */
public interface LabKey {
    String name();

    /** What it does, in at most 60 characters. */
    String meaning();

    /** A whole line that reads without error. */
    String example();

    /** Whether a node may have several lines with this key. */
    default boolean repeatable() {
        return false;
    }

    /** The node with this key set; throws a user problem when the value does not fit. */
    Node set(Node node, String value);

    /** The values that {@link #set} needs to make this node again; empty when the node has the default. */
    List<String> valuesOf(Node node);
}
