package kathara.shell.command;

import java.time.Duration;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** A time as it is written: {@code 500ms}, {@code 30s}, {@code 2m}; a number alone is seconds. */
final class Span {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)(ms|s|m|h|)");

    private Span() {}

    static Duration of(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            throw new LabException(
                    LabException.Kind.USAGE, Problem.of("\"" + text + "\" is no time", "as in: 500ms, 30s, 2m, 1h"));
        }
        double millis =
                switch (found.group(2)) {
                    case "ms" -> 1;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 1_000;
                };
        return Duration.ofMillis(Math.round(Double.parseDouble(found.group(1)) * millis));
    }
}
