package kathara.engine.labconf;

import java.util.List;
import java.util.stream.Stream;
import kathara.engine.topology.Topology;

/** A lab as it is written down beside its links: the lines of lab.conf, and those of lab.link behind a word of their own. */
public final class LabRecord {
    private static final String LINK = "link ";

    private LabRecord() {}

    public static List<String> lines(Topology topology) {
        return Stream.concat(
                        LabConfWriter.lines(topology).stream(),
                        LabLink.lines(topology).stream().map(line -> LINK + line))
                .toList();
    }

    /** What of a record can be read. */
    public static Topology read(List<String> lines) {
        var nodes = new LabConfReader()
                .read(
                        "the lab's record",
                        lines.stream().filter(line -> !line.startsWith(LINK)).toList())
                .topology();
        var links = lines.stream().filter(line -> line.startsWith(LINK)).map(line -> line.substring(LINK.length()));
        return LabLink.read("the lab's record", links.toList(), nodes).topology();
    }
}
