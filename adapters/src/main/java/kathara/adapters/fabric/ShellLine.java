package kathara.adapters.fabric;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines for people to paste into a shell of POSIX; nothing of ours ever gives one to a shell. */
public final class ShellLine {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellLine() {}

    /** Words that mean themselves. */
    public static String of(Collection<String> words) {
        return words.stream().map(ShellLine::word).collect(Collectors.joining(" "));
    }

    /** Words that mean themselves. */
    public static String of(String... words) {
        return of(List.of(words));
    }

    /** One word that means itself. */
    public static String word(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
