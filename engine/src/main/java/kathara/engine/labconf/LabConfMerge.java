package kathara.engine.labconf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kathara.engine.topology.Topology;

/**
 * Writes a topology over a lab.conf that is there: lines that still hold stay as they stand, with their comments and in
 * their order; what has gone is left out; what is new comes behind the last line of its node, or at the end.
 */
final class LabConfMerge {
    private LabConfMerge() {}

    static List<String> merged(List<String> before, Topology topology) {
        var missing = new LinkedHashMap<String, List<String>>();
        topology.nodes()
                .values()
                .forEach(node -> missing.put(node.name().text(), new ArrayList<>(LabConfWriter.lines(node))));
        var kept = new ArrayList<String>();
        var lastLines = new LinkedHashMap<String, Integer>();
        for (String line : before) {
            var subject = subjectOf(line);
            if (subject.isEmpty()) {
                kept.add(line);
            } else if (stillHolds(line, missing.getOrDefault(subject.get(), List.of()))) {
                missing.get(subject.get()).removeAll(canonical(line));
                kept.add(line);
                lastLines.put(subject.get(), kept.size());
            }
        }
        var merged = withMissing(kept, lastLines, missing);
        return reads(merged, topology) ? merged : LabConfWriter.lines(topology);
    }

    /** A node's name, for a line that is about one. */
    private static Optional<String> subjectOf(String line) {
        try {
            return ConfLine.parse(line)
                    .filter(parts -> parts.key().isPresent() || parts.subject().equals("machines"))
                    .map(ConfLine::subject);
        } catch (ConfLine.Malformed e) {
            return Optional.of(""); // what does not read is not kept
        }
    }

    /** The line as the writer would write it. */
    private static List<String> canonical(String line) {
        var reading = new LabConfReader().read("line", List.of(line));
        return reading.problems().isEmpty() && reading.topology().nodes().size() == 1
                ? LabConfWriter.lines(
                        reading.topology().nodes().values().iterator().next())
                : List.of();
    }

    private static boolean stillHolds(String line, List<String> wanted) {
        var own = canonical(line);
        return !own.isEmpty() && wanted.containsAll(own);
    }

    private static List<String> withMissing(
            List<String> kept, Map<String, Integer> lastLines, Map<String, List<String>> missing) {
        var merged = new ArrayList<String>();
        var byPlace = new LinkedHashMap<Integer, List<String>>();
        var atEnd = new ArrayList<String>();
        missing.forEach((node, lines) -> {
            var place = lastLines.get(node);
            (place == null ? atEnd : byPlace.computeIfAbsent(place, p -> new ArrayList<>())).addAll(lines);
        });
        for (int i = 0; i < kept.size(); i++) {
            merged.add(kept.get(i));
            merged.addAll(byPlace.getOrDefault(i + 1, List.of()));
        }
        merged.addAll(atEnd);
        return merged;
    }

    private static boolean reads(List<String> lines, Topology wanted) {
        var reading = new LabConfReader().read("merged", lines);
        return reading.problems().isEmpty() && running(reading.topology()).equals(running(wanted));
    }

    /** The file does not say whether a node runs, nor what links are like or what joins them. */
    private static Topology running(Topology topology) {
        return topology.withConditions(new TreeMap<>())
                .withOutside(Set.of())
                .withEach(node -> node.withState(kathara.engine.topology.State.RUNNING));
    }
}
