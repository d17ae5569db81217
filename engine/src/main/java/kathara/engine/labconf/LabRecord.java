package kathara.engine.labconf;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import kathara.engine.topology.Topology;

/**
 * A lab as it is written down beside its links: the lines of lab.conf, and those of lab.link and lab.ext behind a word of
 * their own.
 */
public final class LabRecord {
    private static final String FILE = "the lab's record";
    private static final String LINK = "link ";
    private static final String OUTSIDE = "outside ";

    private LabRecord() {}

    public static List<String> lines(Topology topology) {
        return Stream.of(
                        LabConfWriter.lines(topology).stream(),
                        LabLink.lines(topology).stream().map(LINK::concat),
                        LabExt.lines(topology).stream().map(OUTSIDE::concat))
                .flatMap(Function.identity())
                .toList();
    }

    /** What of a record can be read. */
    public static Topology read(List<String> lines) {
        var nodes = new LabConfReader()
                .read(
                        FILE,
                        lines.stream()
                                .filter(line -> !line.startsWith(LINK) && !line.startsWith(OUTSIDE))
                                .toList())
                .topology();
        var links = LabLink.read(FILE, behind(LINK, lines), nodes).topology();
        return LabExt.read(FILE, behind(OUTSIDE, lines), links).topology();
    }

    private static List<String> behind(String word, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .toList();
    }
}
