package kathara.shell.screen;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stream for terminals whose locale knows no Unicode: what we print in it is spelled in ASCII. Bytes, as those of a
 * program in a node, go through as they are.
 */
public final class SpelledStream extends PrintStream {
    private static final Map<Integer, String> SPELLED = Map.ofEntries(
            Map.entry((int) '…', "..."),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '→', "->"),
            Map.entry((int) '←', "<-"),
            Map.entry((int) '●', "*"),
            Map.entry((int) '○', "o"),
            Map.entry((int) '✓', "+"),
            Map.entry((int) '✗', "x"));
    private static final String HORIZONTAL = "─━═╌┄";
    private static final String VERTICAL = "│┃║╎┆";

    private static final char FIRST_OF_BOXES = 0x2500;
    private static final char LAST_OF_BOXES = 0x257f;

    public SpelledStream(OutputStream out) {
        super(out, false, StandardCharsets.UTF_8);
    }

    /**
     * Whether the locale's character set is another than UTF-8; POSIX.1-2017, 8.2, says which variable counts.
     *
     * @param variables the environment; empty for what is not set
     */
    public static boolean isNeeded(Function<String, Optional<String>> variables) {
        var locale =
                variables.apply("LC_ALL").or(() -> variables.apply("LC_CTYPE")).or(() -> variables.apply("LANG"));
        return !locale.map(SpelledStream::isUnicode).orElse(true);
    }

    private static boolean isUnicode(String locale) {
        return locale.toLowerCase(java.util.Locale.ROOT).replace("-", "").contains("utf8");
    }

    @Override
    public void print(String text) {
        super.print(spelled(text));
    }

    /** The text in ASCII: letters lose their accents, lines of boxes become {@code - | +}; what has no spelling is ?. */
    public static String spelled(String text) {
        if (text == null || text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        var spelled = new StringBuilder();
        text.codePoints().forEach(c -> spelled.append(c < 0x80 ? Character.toString(c) : spelling(c)));
        return spelled.toString();
    }

    private static String spelling(int c) {
        if (c >= FIRST_OF_BOXES && c <= LAST_OF_BOXES) {
            return HORIZONTAL.indexOf(c) >= 0 ? "-" : VERTICAL.indexOf(c) >= 0 ? "|" : "+";
        }
        return Optional.ofNullable(SPELLED.get(c)).orElseGet(() -> {
            var plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                    .replaceAll("[^\\x00-\\x7f]", "");
            return plain.isEmpty() ? "?" : plain;
        });
    }
}
