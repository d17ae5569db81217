package kathara.engine.session;

import java.util.List;
import java.util.SortedMap;
import kathara.engine.platform.Startup;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;

/**
 * What a change came to.
 *
 * @param started how start-up went, for each node that started and was waited for
 * @param notes what the user should know, such as nodes that were made anew
 */
public record Outcome(Topology before, Topology after, SortedMap<NodeName, Startup> started, List<String> notes) {

    public boolean changedNothing() {
        return before.equals(after) && started.isEmpty();
    }
}
