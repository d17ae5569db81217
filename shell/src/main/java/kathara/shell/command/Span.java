package kathara.shell.command;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** A time as it is written: {@code 500ms}, {@code 30s}, {@code 2m}; a number alone is seconds. */
public final class Span {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)(ms|s|m|h)");

    private Span() {}

    /** Reads a time; a usage problem when it is none. */
    public static Duration of(String text) {
        boolean bare = !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
        return withUnit(bare ? text + "s" : text)
                .orElseThrow(() -> new LabException(
                        LabException.Kind.USAGE,
                        Problem.of("\"" + text + "\" is no time", "as in: 500ms, 30s, 2m, 1h")));
    }

    /** The time; empty when the text is none, or has no unit. */
    public static Optional<Duration> withUnit(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        double millis =
                switch (found.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    default -> 3_600_000;
                };
        return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(found.group(1)) * millis)));
    }
}
