package kathara.engine.topology;

import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** The name of a link: 1 to 60 letters (of any script), digits, "_" and "-"; case counts. */
public record LinkName(String text) implements Comparable<LinkName> {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{Nd}_][\\p{L}\\p{Nd}_-]{0,59}");

    public LinkName {
        if (!FORM.matcher(text).matches()) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not a link name",
                    "use 1 to 60 letters, digits and _, as in A or lan_1"));
        }
    }

    @Override
    public int compareTo(LinkName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
