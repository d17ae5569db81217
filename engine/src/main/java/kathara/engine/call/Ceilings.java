package kathara.engine.call;

import java.util.Optional;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.Memory;

/**
 * The most that a node gets where its lab asks for nothing. The policy fills it in; the platform enforces it.
 *
 * @param memory empty: what the machine has
 * @param cpus empty: what the machine has
 * @param processes processes and threads at once
 */
public record Ceilings(Optional<Memory> memory, Optional<Cpus> cpus, int processes) {
    /** More processes than any lab's node has, fewer than would hurt the machine. */
    public static final int MOST_PROCESSES = 2_048;

    /** No ceiling but that on processes. */
    public static final Ceilings NONE = new Ceilings(Optional.empty(), Optional.empty(), MOST_PROCESSES);

    public Ceilings {
        if (processes < 1) {
            throw new IllegalArgumentException("a node has a process at least");
        }
    }
}
