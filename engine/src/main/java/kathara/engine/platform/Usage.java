package kathara.engine.platform;

import java.time.Duration;
import java.util.Optional;

/**
 * What a node uses. Counters count from the node's start.
 *
 * @param processor time that its processes have spent on a processor
 * @param memoryBytes memory in use now
 * @param memoryLimit the most it may use, when there is a limit
 * @param receivedBytes over all its interfaces that are plugged into links, and so on
 */
public record Usage(
        Duration processor,
        long memoryBytes,
        Optional<Long> memoryLimit,
        int processes,
        long receivedBytes,
        long receivedPackets,
        long sentBytes,
        long sentPackets) {}
