package kathara.engine.platform;

import kathara.engine.topology.LabId;
import kathara.engine.topology.NodeName;

/** Something that happened to a node, by whosever doing. A hint: inspect to be sure. */
public record PlatformEvent(LabId lab, NodeName node, Kind kind) {
    /** What happened. */
    public enum Kind {
        CREATED,
        STARTED,
        ENDED,
        PAUSED,
        RESUMED,
        REMOVED
    }
}
