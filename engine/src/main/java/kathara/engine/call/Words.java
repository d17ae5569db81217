package kathara.engine.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words to one line and back. A word that is not plain stands in double quotes, {@code "} and {@code \} behind a backslash. */
public final class Words {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{Nd}_@%+=:,./\\[\\]-]+");

    private Words() {}

    public static String line(List<String> words) {
        return words.stream().map(Words::quoted).collect(Collectors.joining(" "));
    }

    /** Whether all letters are of ASCII and show, as in most words; found out faster than by a pattern. */
    static boolean isPlainAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < ' ' || word.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches()
                ? word
                : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The words of a canonical line; empty when the line is not one, that is, when writing them gives another line. */
    public static Optional<List<String>> of(String line) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < line.length()) {
            var word = new StringBuilder();
            at = line.charAt(at) == '"' ? quotedWord(line, at + 1, word) : plainWord(line, at, word);
            words.add(word.toString());
            at++; // the blank between two words
        }
        return line(words).equals(line) ? Optional.of(List.copyOf(words)) : Optional.empty();
    }

    private static int plainWord(String line, int start, StringBuilder word) {
        int end = line.indexOf(' ', start);
        end = end < 0 ? line.length() : end;
        word.append(line, start, end);
        return end;
    }

    private static int quotedWord(String line, int start, StringBuilder word) {
        int at = start;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                at++;
            }
            word.append(line.charAt(at++));
        }
        return at + 1;
    }
}
