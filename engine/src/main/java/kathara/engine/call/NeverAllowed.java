package kathara.engine.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What labs of Kathará may ask for and no policy lets through, and what to do instead. */
final class NeverAllowed {
    private static final Map<String, String> REMEDIES = Map.of(
            "--volume",
            "nothing of the host is mounted in a node: put the files into the node's folder of the lab, or into"
                    + " its folder \"shared\", and take the volume line out of lab.conf",
            "--privileged",
            "no node is privileged: every node may set up its own network as it is, so take the privileged line"
                    + " out of lab.conf");

    private NeverAllowed() {}

    static Optional<String> remedyFor(String word) {
        return Optional.ofNullable(REMEDIES.get(word));
    }

    /** Behind a blank, the node that asks for such a word; empty for any other word. */
    static String nodeOf(List<String> line, String word) {
        int option = line.indexOf("--node");
        return !REMEDIES.containsKey(word) || option < 0 || option + 1 >= line.size() ? "" : " " + line.get(option + 1);
    }
}
