package kathara.adapters.dockerapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import kathara.adapters.fabric.FabricReport;
import kathara.engine.platform.Usage;
import kathara.engine.topology.Memory;

/** Reads what an engine says of a container's use; its network has no traffic, the fabric knows that. */
final class UsageReport {
    private UsageReport() {}

    static Usage of(JsonNode stats, Optional<Memory> limit, FabricReport.Traffic counted) {
        var traffic = counted == null ? new FabricReport.Traffic(0, 0, 0, 0) : counted;
        var memory = stats.path("memory_stats");
        return new Usage(
                Duration.ofNanos(stats.path("cpu_stats")
                        .path("cpu_usage")
                        .path("total_usage")
                        .asLong()),
                memory.path("usage").asLong() - cache(memory.path("stats")),
                limit.map(Memory::bytes),
                stats.path("pids_stats").path("current").asInt(),
                traffic.receivedBytes(),
                traffic.receivedPackets(),
                traffic.sentBytes(),
                traffic.sentPackets());
    }

    /** Pages that can be had back are not counted, as docker stats(1) does it, for cgroups of both versions. */
    private static long cache(JsonNode stats) {
        return stats.has("total_inactive_file")
                ? stats.path("total_inactive_file").asLong()
                : stats.path("inactive_file").asLong();
    }
}
