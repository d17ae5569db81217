package kathara.shell.network;

import java.util.Optional;
import kathara.engine.topology.NodeName;

/**
 * One node on the way of a packet.
 *
 * @param in the interface it comes in by; none at the first node
 * @param out the interface it leaves by; none at the last node
 */
public record Hop(NodeName node, Optional<Port> in, Optional<Port> out) {}
