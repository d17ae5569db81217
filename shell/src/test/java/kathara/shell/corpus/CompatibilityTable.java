package kathara.shell.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page docs/compatibility.md: a row a lab, as the tests found it. What each run found is kept in a folder, a file a
 * lab and platform, so that some labs can be run again and the others stay.
 */
final class CompatibilityTable {
    private static final int LONGEST = 300;

    private final Path folder;

    /** @param folder where results are kept */
    CompatibilityTable(Path folder) {
        this.folder = folder;
    }

    /** What one platform made of a lab. */
    record Result(boolean started, List<Probe.Finding> findings, List<String> problems) {
        static Result notStarted(String why) {
            return new Result(false, List.of(), List.of(why));
        }
    }

    void put(CorpusLab lab, String platform, Result result) throws IOException {
        Files.createDirectories(folder.resolve(platform));
        Files.writeString(file(lab, platform), cell(result));
    }

    private Path file(CorpusLab lab, String platform) {
        return folder.resolve(platform).resolve(lab.path().replace('/', '!'));
    }

    String text(List<CorpusLab> labs) throws IOException {
        List<String> platforms;
        try (var names = Files.list(folder)) {
            platforms =
                    names.map(name -> name.getFileName().toString()).sorted().toList();
        }
        var text = new StringBuilder("""
                # Labs of others

                Made by `scripts/test --corpus`, which starts each lab from its own directory, unchanged, and waits until
                what can be checked holds. `neighbours`: pairs of nodes on a link that answer each other; `BGP`, `OSPF`:
                sessions that are up; `zones`: zones that a name server serves; `web servers`: servers that give a page.
                All other words are checks of that lab alone, listed in the tests' `notes`: `routes` that a node must
                learn, `names` it must resolve, a `page` it must get, a `ping` that must be answered, `VXLAN` for one
                through a tunnel, and `its-fault` for what an exercise has broken on purpose. `-`: not run yet.

                | lab |""");
        platforms.forEach(platform -> text.append(' ').append(platform).append(" |"));
        text.append(" remarks |\n|---|").append("---|".repeat(platforms.size())).append("---|\n");
        for (var lab : labs) {
            text.append("| ").append(lab.path()).append(" |");
            for (String platform : platforms) {
                text.append(' ').append(known(lab, platform)).append(" |");
            }
            text.append(' ').append(remarks(lab)).append(" |\n");
        }
        return text.toString();
    }

    private String known(CorpusLab lab, String platform) throws IOException {
        if (lab.needs().isPresent()) {
            return "not run";
        }
        var file = file(lab, platform);
        return Files.exists(file) ? Files.readString(file) : "-";
    }

    private static String cell(Result result) {
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
        return (result.problems().isEmpty() ? "yes" : "in part") + (found.isEmpty() ? "" : ": " + found);
    }

    private static String remarks(CorpusLab lab) {
        var remarks = new ArrayList<String>();
        lab.needs().ifPresent(needs -> remarks.add("needs " + needs));
        lab.image().ifPresent(image -> remarks.add("nodes without an image run " + image));
        lab.leftOut().forEach(node -> remarks.add("without " + node.name() + ": " + node.why()));
        lab.faults().forEach(fault -> remarks.add(fault.name() + ": " + fault.why()));
        return plain(String.join("; ", remarks));
    }

    private static String plain(String text) {
        var line = text.lines().findFirst().orElse("").replace("|", "\\|");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
