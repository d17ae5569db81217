package kathara.engine.topology;

import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * A directory of the host that a lab wants to see in a node. No policy lets it through; it is read so that the refusal
 * can name it.
 *
 * @param mode {@code ro}, {@code rw} or {@code rx}
 */
public record Volume(String host, String guest, String mode) {
    private static final Pattern FORM =
            Pattern.compile("([^|\\p{Cc}]{1,400})\\|([^|\\p{Cc}]{1,400})(?:\\|(ro|rw|rx))?");

    /** Reads {@code HOST|GUEST} and {@code HOST|GUEST|MODE}. */
    public static Volume parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not a volume", "write HOST|GUEST|MODE, mode ro, rw or rx"));
        }
        return new Volume(matcher.group(1), matcher.group(2), matcher.group(3) == null ? "ro" : matcher.group(3));
    }

    @Override
    public String toString() {
        return host + "|" + guest + "|" + mode;
    }
}
