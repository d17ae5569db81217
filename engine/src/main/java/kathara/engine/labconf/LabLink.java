package kathara.engine.labconf;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Condition;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Topology;

/**
 * Reads and writes lab.link, a file of ours beside lab.conf that says what links are like: lines {@code LINK WORDS} and
 * {@code LINK NODE WORDS}, with the words of {@link Condition} and comments behind {@code #}.
 */
public final class LabLink {
    private static final int MOST_PROBLEMS = 50;

    private LabLink() {}

    /** The topology with the conditions of its links, and what is wrong. */
    record Reading(Topology topology, List<Problem> problems) {}

    static Reading read(String file, List<String> lines, Topology lab) {
        var topology = lab;
        var problems = new ArrayList<Problem>();
        int number = 0;
        for (String text : lines) {
            number++;
            int comment = text.indexOf('#');
            var line = (comment < 0 ? text : text.substring(0, comment)).strip();
            if (line.isEmpty() || problems.size() == MOST_PROBLEMS) {
                continue;
            }
            try {
                topology = withLine(line, topology);
            } catch (LabException e) {
                problems.add(e.problem().at(new Problem.Place(file, number, 1)));
            }
        }
        return new Reading(topology, problems);
    }

    private static Topology withLine(String line, Topology lab) {
        var words = List.of(line.split("\\s+"));
        if (!TextLines.isText(line) || words.size() < 2) {
            throw new LabException(Problem.of(
                    "this is not a line of lab.link", "write LINK [NODE] cut, or as in: A rate 10mbit delay 20ms"));
        }
        var link = lab.link(new LinkName(words.get(0)));
        var end = link.ends().stream()
                .map(each -> each.node())
                .filter(node -> node.text().equals(words.get(1)))
                .findFirst();
        var condition = Condition.parse(words.subList(end.isPresent() ? 2 : 1, words.size()));
        return lab.with(link.name(), lab.condition(link.name()).saying(end, condition));
    }

    /** The lines; none for links that are good. */
    public static List<String> lines(Topology topology) {
        var lines = new ArrayList<String>();
        topology.conditions().forEach((link, condition) -> {
            if (!condition.whole().isGood()) {
                lines.add(link + " " + condition.whole().text());
            }
            condition.ends().forEach((node, end) -> lines.add(link + " " + node + " " + end.text()));
        });
        return lines;
    }
}
