package kathara.shell.language;

import java.util.ArrayList;
import java.util.List;
import kathara.shell.language.Tokens.Kind;

/**
 * The statement that the cursor is in, as far as it is written. Never fails: half a line is a line.
 *
 * @param role what the words are
 * @param before the words of the statement before the one at the cursor
 * @param prefix what of the word at the cursor stands before the cursor, without its quotes
 * @param start where that word begins in the line
 * @param closed whether the word at the cursor stands in no open quote
 */
public record HalfLine(Role role, List<String> before, String prefix, int start, boolean closed) {

    /** What the words of a statement are. */
    public enum Role {
        /** A command or a node, with arguments. */
        STATEMENT,
        /** What stands behind a {@code |}. */
        FILTER,
        /** A command of the host. */
        HOST,
        /** The file that is written to. */
        FILE,
        /**
         * Code of another language in braces that are not closed yet: the last word before is the code up to the name
         * at the cursor.
         */
        CODE
    }

    public HalfLine {
        before = List.copyOf(before);
    }

    public static HalfLine of(String line, int cursor) {
        var words = new ArrayList<String>();
        var role = Role.STATEMENT;
        Tokens.Token last = null;
        for (var token : Tokens.of(line.substring(0, cursor))) {
            if (last != null) {
                words.add(last.text());
                last = null;
            }
            boolean typing = token.kind() == Kind.KEYWORD && token.end() == cursor;
            if (token.kind() == Kind.WORD || token.kind() == Kind.COMMENT || typing) {
                last = token;
            } else {
                words.clear();
                role = roleBehind(token.kind());
            }
        }
        if (last != null && !last.open() && last.end() < cursor) {
            words.add(last.text());
            last = null;
        }
        if (last != null && last.open() && last.text().startsWith("{")) {
            return inCode(line.substring(0, cursor), last.start(), words);
        }
        return last == null
                ? new HalfLine(role, words, "", cursor, true)
                : new HalfLine(role, words, last.text(), last.start(), !last.open());
    }

    private static HalfLine inCode(String line, int brace, List<String> words) {
        int start = line.length();
        while (start > brace && Character.isJavaIdentifierPart(line.charAt(start - 1))) {
            start--;
        }
        words.add(line.substring(brace, start));
        return new HalfLine(Role.CODE, words, line.substring(start), start, false);
    }

    private static Role roleBehind(Kind sign) {
        return switch (sign) {
            case PIPE -> Role.FILTER;
            case INTO -> Role.FILE;
            case HOST -> Role.HOST;
            case END, KEYWORD, WORD, COMMENT -> Role.STATEMENT;
        };
    }
}
