package kathara.shell.script;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a script may say at a place in it, from the declared types of what it is given; nothing of it runs.
 *
 * @param named what the name at the place is one of
 * @param words the names of the API that may come; none where another name is wanted
 */
public record ScriptWords(Named named, List<Word> words) {
    private static final Pattern FIRST_ARGUMENT = Pattern.compile("\\b(node|link)\\s*\\(?\\s*[\"']$");

    /** A name of the API, and what it gives. */
    public record Word(String name, String meaning) {}

    /** What a name in quotes stands for. */
    public enum Named {
        NODE,
        LINK,
        NOTHING
    }

    public ScriptWords {
        words = List.copyOf(words);
    }

    /** At the end of this code, which begins with its brace. */
    public static ScriptWords at(String code) {
        if (inQuotes(code)) {
            var asked = FIRST_ARGUMENT.matcher(code);
            return new ScriptWords(
                    !asked.find() ? Named.NOTHING : asked.group(1).equals("node") ? Named.NODE : Named.LINK, List.of());
        }
        return new ScriptWords(Named.NOTHING, new ScriptTypes(code).wordsAtEnd());
    }

    private static boolean inQuotes(String code) {
        char open = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (open == 0 && (c == '"' || c == '\'')) {
                open = c;
            } else if (c == '\\') {
                i++;
            } else if (c == open) {
                open = 0;
            }
        }
        return open != 0;
    }
}
