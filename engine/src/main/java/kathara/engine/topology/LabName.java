package kathara.engine.topology;

import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** The name of a lab on this machine, unique for its owner: 1 to 63 lower-case letters, digits, "_" and "-". */
public record LabName(String text) implements Comparable<LabName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    public LabName {
        if (!FORM.matcher(text).matches()) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not a lab name",
                    "use 1 to 63 lower-case letters, digits, _ and -"));
        }
    }

    @Override
    public int compareTo(LabName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
