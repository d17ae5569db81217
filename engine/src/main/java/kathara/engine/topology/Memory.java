package kathara.engine.topology;

import java.util.Locale;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** An amount of memory in bytes, at least 6 MiB (what an engine accepts) and at most 1 TiB. */
public record Memory(long bytes) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,13})([bkmgBKMG]?)");
    private static final long LEAST = 6L << 20;
    private static final long MOST = 1L << 40;

    public Memory {
        if (bytes < LEAST || bytes > MOST) {
            throw new LabException(
                    Problem.of(bytes + " bytes is not an amount of memory for a node", "use 6m to 1024g"));
        }
    }

    /** Reads {@code 64m}, {@code 1G}, {@code 24} (mebibytes when there is no unit). */
    public static Memory parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not an amount of memory",
                    "write a number and b, k, m or g, as in 64m"));
        }
        int shift =
                switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                    case "b" -> 0;
                    case "k" -> 10;
                    case "g" -> 30;
                    default -> 20;
                };
        long number = Long.parseLong(matcher.group(1));
        if (number > MOST >> shift || number << shift < LEAST) {
            throw new LabException(
                    Problem.of("\"" + text + "\" is not an amount of memory for a node", "use 6m to 1024g"));
        }
        return new Memory(number << shift);
    }

    /** The shortest form that reads back: {@code 64m}. */
    public String text() {
        for (int i = 3; i > 0; i--) {
            if (bytes % (1L << (10 * i)) == 0) {
                return (bytes >> (10 * i)) + String.valueOf("bkmg".charAt(i));
            }
        }
        return bytes + "b";
    }
}
