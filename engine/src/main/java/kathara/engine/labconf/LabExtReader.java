package kathara.engine.labconf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Topology;

/** Reads lab.ext: lines {@code LINK INTERFACE} or {@code LINK INTERFACE.VLAN}, with comments behind {@code #}. */
final class LabExtReader {
    private static final int MOST_PROBLEMS = 50;

    private LabExtReader() {}

    /** The interfaces, and what is wrong. */
    record Reading(List<HostInterface> interfaces, List<Problem> problems) {}

    static Reading read(String file, byte[] bytes, Topology lab) {
        var interfaces = new ArrayList<HostInterface>();
        var problems = new ArrayList<Problem>();
        var links = lab.links().keySet();
        int number = 0;
        for (String text : TextLines.of(bytes)) {
            number++;
            int comment = text.indexOf('#');
            var line = (comment < 0 ? text : text.substring(0, comment)).strip();
            if (line.isEmpty() || problems.size() == MOST_PROBLEMS) {
                continue;
            }
            int blank = 0;
            while (blank < line.length() && !Character.isWhitespace(line.charAt(blank))) {
                blank++;
            }
            try {
                var link = new LinkName(line.substring(0, blank));
                if (!links.contains(link)) {
                    lab.link(link);
                }
                interfaces.add(device(link, line.substring(blank).strip()));
            } catch (LabException e) {
                problems.add(e.problem().at(new Problem.Place(file, number, 1)));
            }
        }
        return new Reading(interfaces, problems);
    }

    private static HostInterface device(LinkName link, String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            return new HostInterface(link, text, Optional.empty());
        }
        var vlan = text.substring(dot + 1);
        if (!vlan.matches("[0-9]{1,9}")) {
            throw new LabException(Problem.of(
                    "this is not a line of lab.ext", "write LINK INTERFACE or LINK INTERFACE.VLAN, as in A eth0.20"));
        }
        return new HostInterface(link, text.substring(0, dot), Optional.of(Integer.parseInt(vlan)));
    }
}
