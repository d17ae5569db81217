package kathara.engine.platform;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.topology.Condition;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Mac;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;

/**
 * A lab as a platform finds it.
 *
 * @param topology the nodes that exist, each in its real state, with the interfaces that it shall have
 * @param cables what is really plugged in, by node and interface number; a node that does not run has none
 * @param links the links that really exist
 * @param joined the interfaces of the machine that are really on links
 * @param waiting nodes that run but have not been told that their wiring is done
 * @param fabric what holds the links
 */
public record Running(
        Topology topology,
        Map<NodeName, SortedMap<Integer, Plugged>> cables,
        Set<LinkName> links,
        Set<HostInterface> joined,
        Set<NodeName> waiting,
        Fabric fabric) {

    /** What holds a lab's links: there is none, or what is left of one, as after a full disk or a kill, or it works. */
    public enum Fabric {
        NONE,
        DEAD,
        LIVE
    }

    /** The far end of a cable that is really there, and what it is like. */
    public record Plugged(LinkName link, Mac mac, Condition condition) {
        /** A good one. */
        public Plugged(LinkName link, Mac mac) {
            this(link, mac, Condition.GOOD);
        }

        /** Whether the other one is the same cable, in whatever condition. */
        public boolean sameCable(Plugged other) {
            return other != null && link.equals(other.link) && mac.equals(other.mac);
        }
    }

    public static final Running NOTHING =
            new Running(Topology.EMPTY, Map.of(), Set.of(), Set.of(), Set.of(), Fabric.NONE);

    public Running {
        cables = Map.copyOf(cables);
        links = Set.copyOf(links);
        joined = Set.copyOf(joined);
        waiting = Set.copyOf(waiting);
    }

    /** The cables of a node, by interface number. */
    public SortedMap<Integer, Plugged> cablesOf(NodeName node) {
        return Collections.unmodifiableSortedMap(cables.getOrDefault(node, new TreeMap<>()));
    }
}
