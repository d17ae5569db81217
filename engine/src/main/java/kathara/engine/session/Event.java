package kathara.engine.session;

import java.time.Instant;
import kathara.engine.operation.Operation;
import kathara.engine.topology.Topology;

/** Something that a session did: the cause, and the lab before and after. The session's log is a list of these. */
public record Event(Instant when, Operation cause, Topology before, Topology after) {}
