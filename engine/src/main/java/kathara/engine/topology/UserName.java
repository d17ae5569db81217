package kathara.engine.topology;

import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** Who owns a lab: 1 to 32 lower-case letters, digits, "_" and "-". */
public record UserName(String text) implements Comparable<UserName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,31}");

    public UserName {
        if (!FORM.matcher(text).matches()) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not a user name",
                    "use 1 to 32 lower-case letters, digits, _ and -"));
        }
    }

    @Override
    public int compareTo(UserName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
