package kathara.shell.corpus;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page docs/compatibility.md: a row a lab, as the run of the tests found it. */
final class CompatibilityTable {
    private CompatibilityTable() {}

    /** What one platform made of a lab. */
    record Result(boolean started, List<Probe.Finding> findings, List<String> problems) {
        static Result notStarted(String why) {
            return new Result(false, List.of(), List.of(why));
        }
    }

    /** One lab. */
    static final class Row {
        private final CorpusLab lab;
        private final Map<String, Result> results = new LinkedHashMap<>();

        Row(CorpusLab lab) {
            this.lab = lab;
        }

        void put(String platform, Result result) {
            results.put(platform, result);
        }

        Result result(String platform) {
            return results.get(platform);
        }
    }

    static String text(List<Row> rows) {
        var platforms = new LinkedHashSet<String>();
        rows.forEach(row -> platforms.addAll(row.results.keySet()));
        var text = new StringBuilder("""
                # Labs of others

                Made by `scripts/test --corpus`, which starts each lab from its own directory, unchanged, and waits until
                what can be checked holds. `neighbours`: pairs of nodes on a link that answer each other; `BGP`, `OSPF`:
                sessions that are up; `zones`: zones that a name server serves; `web servers`: servers that give a page; all
                other words are checks of that lab alone, as listed in the tests' `notes`.

                | lab |""");
        platforms.forEach(platform -> text.append(' ').append(platform).append(" |"));
        text.append(" remarks |\n|---|").append("---|".repeat(platforms.size())).append("---|\n");
        for (Row row : rows) {
            text.append("| ").append(row.lab.path()).append(" |");
            for (String platform : platforms) {
                text.append(' ').append(cell(row, platform)).append(" |");
            }
            text.append(' ').append(remarks(row.lab)).append(" |\n");
        }
        return text.toString();
    }

    private static String cell(Row row, String platform) {
        if (row.lab.needs().isPresent()) {
            return "not run";
        }
        var result = row.results.get(platform);
        if (result == null) {
            return "-";
        }
        if (!result.started()) {
            return "does not start: " + plain(result.problems().get(0));
        }
        var counts = new LinkedHashMap<String, int[]>();
        for (var finding : result.findings()) {
            var both = counts.computeIfAbsent(finding.kind(), kind -> new int[2]);
            both[0] += finding.done();
            both[1] += finding.all();
        }
        var found = counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue()[0]
                        + (entry.getValue()[0] == entry.getValue()[1] ? "" : " of " + entry.getValue()[1]))
                .collect(Collectors.joining(", "));
        return (result.problems().isEmpty() ? "yes: " : "in part: ") + found;
    }

    private static String remarks(CorpusLab lab) {
        var remarks = new java.util.ArrayList<String>();
        lab.needs().ifPresent(needs -> remarks.add("needs " + needs));
        lab.image().ifPresent(image -> remarks.add("nodes without an image run " + image));
        lab.leftOut().forEach(node -> remarks.add("without " + node.name() + ": " + node.why()));
        lab.faults().forEach(fault -> remarks.add(fault.name() + ": " + fault.why()));
        return plain(String.join("; ", remarks));
    }

    private static String plain(String text) {
        var line = text.lines().findFirst().orElse("").replace("|", "\\|");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }
}
