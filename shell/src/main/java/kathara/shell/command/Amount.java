package kathara.shell.command;

import java.util.Locale;

/** Writes numbers of bytes as people read them: {@code 512B}, {@code 1.5M}. */
public final class Amount {
    private static final String UNITS = "BKMGT";

    private Amount() {}

    /** The amount as text. */
    public static String of(long bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= 1024 && unit < UNITS.length() - 1) {
            left /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || left >= 100 ? "%.0f%c" : "%.1f%c", left, UNITS.charAt(unit));
    }
}
