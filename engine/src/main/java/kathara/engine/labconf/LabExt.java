package kathara.engine.labconf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Topology;

/**
 * Reads and writes lab.ext: lines {@code LINK INTERFACE} or {@code LINK INTERFACE.VLAN}, with comments behind
 * {@code #}.
 */
final class LabExt {
    private static final int MOST_PROBLEMS = 50;

    private LabExt() {}

    /** The topology with the interfaces of the machine that join it, and what is wrong. */
    record Reading(Topology topology, List<Problem> problems) {}

    static Reading read(String file, List<String> lines, Topology lab) {
        var interfaces = new TreeSet<HostInterface>();
        var problems = new ArrayList<Problem>();
        var links = lab.links().keySet();
        int number = 0;
        for (String text : lines) {
            number++;
            int comment = text.indexOf('#');
            var line = (comment < 0 ? text : text.substring(0, comment)).strip();
            if (line.isEmpty() || problems.size() == MOST_PROBLEMS) {
                continue;
            }
            try {
                interfaces.add(joining(line, lab, links, interfaces));
            } catch (LabException e) {
                problems.add(e.problem().at(new Problem.Place(file, number, 1)));
            }
        }
        return new Reading(lab.withOutside(interfaces), problems);
    }

    private static HostInterface joining(
            String line, Topology lab, Set<LinkName> links, SortedSet<HostInterface> others) {
        int blank = 0;
        while (blank < line.length() && !Character.isWhitespace(line.charAt(blank))) {
            blank++;
        }
        var link = new LinkName(line.substring(0, blank));
        if (!links.contains(link)) {
            lab.link(link);
        }
        var joining = HostInterface.parse(link, line.substring(blank).strip());
        others.stream().filter(joining::excludes).findFirst().ifPresent(other -> {
            throw new LabException(Problem.of(
                    "\"" + joining.text() + "\" cannot join link \"" + link + "\" while \"" + other.text()
                            + "\" joins link \"" + other.link() + "\"",
                    "an interface joins one link, or each of its VLANs one"));
        });
        return joining;
    }

    /** The lines; none for a lab that no interface of the machine joins. */
    static List<String> lines(Topology topology) {
        return topology.outside().stream()
                .map(joining -> joining.link() + " " + joining.text())
                .toList();
    }
}
