package kathara.engine.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Topology;

/**
 * What a session did, and where in it the lab is: a position counts the changes that are made, 0 is before the first.
 * Used by the session's thread.
 */
public final class History {
    private final List<Event> events = new ArrayList<>();
    private final SortedMap<String, Topology> checkpoints = new TreeMap<>();
    private int position;

    /** All changes, the oldest first; those from {@link #position} on are undone. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** How many changes are made and not undone. */
    public int position() {
        return position;
    }

    /** The lab as it was at a position; a user problem when it was never there. */
    public Topology at(int wanted) {
        if (wanted < 0 || events.isEmpty() && wanted == 0) {
            throw new LabException(Problem.of(
                    position == 0 ? "there is nothing to undo" : "only " + position + " changes can be undone",
                    "only changes made in this session can be undone"));
        }
        if (wanted > events.size()) {
            throw new LabException(Problem.of(
                    position == events.size()
                            ? "there is nothing to redo"
                            : "only " + (events.size() - position) + " changes can be made again",
                    "redo makes undone changes again, until another change is made"));
        }
        return wanted < position || wanted == 0
                ? events.get(wanted).before()
                : events.get(wanted - 1).after();
    }

    /** Gives a lab a name to come back to; one that is given again means the newer lab. */
    void name(String checkpoint, Topology lab) {
        checkpoints.put(checkpoint, lab);
    }

    /** The labs that were given a name. */
    public SortedMap<String, Topology> checkpoints() {
        return Collections.unmodifiableSortedMap(checkpoints);
    }

    /** The lab of that name; a user problem when there is none. */
    public Topology checkpoint(String name) {
        var found = checkpoints.get(name);
        if (found == null) {
            throw new LabException(Problem.of(
                    "there is no checkpoint \"" + name + "\"",
                    checkpoints.isEmpty()
                            ? "make one with: checkpoint " + name
                            : Nearest.orAll(name, "checkpoints", List.copyOf(checkpoints.keySet()))));
        }
        return found;
    }

    /** A change was made: what was undone before cannot be made again. */
    void made(Event event) {
        events.subList(position, events.size()).clear();
        events.add(event);
        position++;
    }

    /** The lab is as it was at that position. */
    void isAt(int reached) {
        position = reached;
    }
}
