package kathara.shell.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kathara.engine.topology.NodeName;
import kathara.shell.screen.Screen;

/** Shows what a command came to on several nodes: once where it is the same, and what differs where most of it is. */
final class Folded {
    private final Screen screen;

    Folded(Screen screen) {
        this.screen = screen;
    }

    /** The first status that is not 0. */
    int shown(Map<NodeName, Result> results) {
        var groups = ManyNodes.folded(results);
        var most = lines(groups.get(0).getKey());
        boolean reference = groups.get(0).getValue().size() > 1;
        for (int i = 0; i < groups.size(); i++) {
            var result = groups.get(i).getKey();
            var own = lines(result);
            var changes = i == 0 ? own : changes(most, own);
            boolean brief = i > 0 && reference && changes.size() < own.size();
            var names = groups.get(i).getValue().stream()
                    .map(node -> screen.styled(Screen.Role.NODE, node.text()))
                    .collect(Collectors.joining(", "));
            screen.result(names + (brief ? ", which differs in" : "")
                    + (result.status() == 0 ? "" : " (status " + result.status() + ")") + ":");
            (brief ? changes : own).forEach(line -> screen.result("  " + line));
        }
        return results.values().stream()
                .mapToInt(Result::status)
                .filter(status -> status != 0)
                .findFirst()
                .orElse(0);
    }

    private static List<String> lines(Result result) {
        var lines = new ArrayList<>(result.out().lines().toList());
        result.err().lines().forEach(lines::add);
        return lines;
    }

    /** The lines that only one of the two has; how they stand among the others does not matter here. */
    private static List<String> changes(List<String> most, List<String> own) {
        var changes = new ArrayList<String>();
        var here = new HashSet<>(own);
        var there = new HashSet<>(most);
        most.stream().filter(line -> !here.contains(line)).forEach(line -> changes.add("- " + line));
        own.stream().filter(line -> !there.contains(line)).forEach(line -> changes.add("+ " + line));
        return changes;
    }
}
