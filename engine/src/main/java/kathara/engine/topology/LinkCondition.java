package kathara.engine.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * What a link is like: as a whole, and at the ends of single nodes. An end is cut when it or the whole is, and what is
 * said of its quality counts more than what is said of the whole.
 */
public record LinkCondition(Condition whole, SortedMap<NodeName, Condition> ends) {
    public static final LinkCondition GOOD = new LinkCondition(Condition.GOOD, new TreeMap<>());

    public LinkCondition {
        var told = new TreeMap<>(ends);
        told.values().removeIf(Condition::isGood);
        ends = Collections.unmodifiableSortedMap(told);
    }

    public boolean isGood() {
        return equals(GOOD);
    }

    /** With what is said of the ends of these nodes, and of no other's. */
    LinkCondition ofEnds(Set<NodeName> nodes) {
        if (nodes.containsAll(ends.keySet())) {
            return this;
        }
        var there = new TreeMap<>(ends);
        there.keySet().retainAll(nodes);
        return new LinkCondition(whole, there);
    }

    /** What the link is like for a node on it. */
    public Condition at(NodeName node) {
        return whole.under(ends.getOrDefault(node, Condition.GOOD));
    }

    /** With all of it cut, or one node's end. */
    public LinkCondition cut(Optional<NodeName> end) {
        return with(end, own(end).withCut(true));
    }

    /** With all of it mended, or one node's end; a user problem when the whole is cut and one end shall not be. */
    public LinkCondition mended(Optional<NodeName> end) {
        if (end.isPresent()) {
            if (whole.cut()) {
                throw new LabException(Problem.of(
                        "the link is cut as a whole, so the end of \"" + end.get() + "\" cannot be mended alone",
                        "mend all of it with link up, then cut the other ends"));
            }
            return with(end, own(end).withCut(false));
        }
        var mended = new TreeMap<NodeName, Condition>();
        ends.forEach((node, condition) -> mended.put(node, condition.withCut(false)));
        return new LinkCondition(whole.withCut(false), mended);
    }

    /** With the quality changed, of all of it or towards one node; 0 takes a property away. */
    public LinkCondition changed(Optional<NodeName> end, Map<Quality.Property, Long> changes) {
        var own = own(end);
        var next = with(end, own.withQuality(own.quality().with(changes)));
        if (end.isPresent()) {
            return next;
        }
        var others = new TreeMap<NodeName, Condition>(); // what is said of all of it now counts for every end
        var none = new TreeMap<Quality.Property, Long>();
        changes.keySet().forEach(property -> none.put(property, 0L));
        ends.forEach((node, condition) ->
                others.put(node, condition.withQuality(condition.quality().with(none))));
        return new LinkCondition(next.whole, others);
    }

    /** With this said of it besides, of all of it or of one node's end. */
    public LinkCondition saying(Optional<NodeName> end, Condition condition) {
        return with(end, own(end).under(condition));
    }

    /** {@code cut; pc1: loss 1%}; empty when good. */
    public String text() {
        var words = new ArrayList<String>();
        if (!whole.isGood()) {
            words.add(whole.text());
        }
        ends.forEach((node, condition) -> words.add(node + ": " + condition.text()));
        return String.join("; ", words);
    }

    private Condition own(Optional<NodeName> end) {
        return end.map(node -> ends.getOrDefault(node, Condition.GOOD)).orElse(whole);
    }

    private LinkCondition with(Optional<NodeName> end, Condition condition) {
        if (end.isEmpty()) {
            return new LinkCondition(condition, ends);
        }
        var changed = new TreeMap<>(ends);
        changed.put(end.get(), condition);
        return new LinkCondition(whole, changed);
    }
}
