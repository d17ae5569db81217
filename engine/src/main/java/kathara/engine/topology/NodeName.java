package kathara.engine.topology;

import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** The name of a node: 1 to 30 letters, digits, "_" and "-", the first not "-". */
public record NodeName(String text) implements Comparable<NodeName> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,29}");

    public NodeName {
        if (!FORM.matcher(text).matches()) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not a node name",
                    "use 1 to 30 letters, digits, _ and -, as in pc1"));
        }
    }

    @Override
    public int compareTo(NodeName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
