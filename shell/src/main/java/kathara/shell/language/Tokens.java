package kathara.shell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The pieces of a line while it is typed, for colours and completion: quotes that are not closed yet and anything else
 * that {@link Statements} would refuse are pieces all the same. Total, and one pass.
 */
public final class Tokens {

    /** What a piece is. */
    public enum Kind {
        WORD,
        COMMENT,
        /** Ends a statement: {@code ;}, a line's end, {@code &}, a brace of a block, {@code $(}. */
        END,
        /** {@code |}: what follows is a filter. */
        PIPE,
        /** {@code >} or {@code >>}: a file follows. */
        INTO,
        /** {@code !} before a command of the host. */
        HOST,
        /** A word of the language itself before a statement: {@code if}, {@code else}, … */
        KEYWORD
    }

    /**
     * One piece.
     *
     * @param text without quotes and backslashes
     * @param end behind its last character
     * @param quoted whether a part of it stands in quotes
     * @param open whether it ends inside a quote or brace, so that anything typed next belongs to it
     */
    public record Token(Kind kind, String text, int start, int end, boolean quoted, boolean open) {}

    private static final Set<String> KEYWORDS = Set.of("if", "not", "try", "else", "finally");

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean first = true;
    /** Whether a brace opens a block of the statement that is read now. */
    private boolean block;

    private int blocks;
    private boolean quoted;
    private boolean open;
    private int at;

    private Tokens(String line) {
        this.line = line;
    }

    /** Whether this is a word of the language itself, or may become one. */
    public static boolean beginsKeyword(String word) {
        return "for".startsWith(word) || KEYWORDS.stream().anyMatch(keyword -> keyword.startsWith(word));
    }

    public static List<Token> of(String line) {
        var reader = new Tokens(line);
        reader.read();
        return reader.tokens;
    }

    private void read() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '\n' || c == ';') {
                sign(Kind.END, 1);
            } else if (c == '{' && block || c == '}' && blocks > 0) {
                blocks += c == '{' ? 1 : -1;
                sign(Kind.END, 1);
            } else if (line.startsWith("\\\n", at)) {
                at += 2;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#') {
                comment();
            } else if (c == '&' && ampersandEnds()) {
                sign(Kind.END, 1);
            } else if (c == '|') {
                sign(Kind.PIPE, 1);
            } else if (c == '>') {
                sign(Kind.INTO, line.startsWith(">>", at) ? 2 : 1);
            } else if (c == '!' && first) {
                sign(Kind.HOST, 1);
            } else {
                word();
            }
        }
    }

    private void sign(Kind kind, int length) {
        tokens.add(new Token(kind, line.substring(at, at + length), at, at + length, false, false));
        at += length;
        first = kind == Kind.END || kind == Kind.PIPE;
        block = block && (kind == Kind.PIPE || kind == Kind.HOST);
    }

    private void comment() {
        int start = at;
        int end = line.indexOf('\n', at);
        at = end < 0 ? line.length() : end;
        tokens.add(new Token(Kind.COMMENT, line.substring(start, at), start, at, false, end < 0));
    }

    private boolean ampersandEnds() {
        return at + 1 == line.length() || " \t\n;".indexOf(line.charAt(at + 1)) >= 0;
    }

    private boolean endsWord(char c) {
        return Character.isWhitespace(c) || ";|>".indexOf(c) >= 0 || c == '&' && ampersandEnds();
    }

    private void word() {
        int start = at;
        word.setLength(0);
        quoted = false;
        open = false;
        if (line.charAt(at) == '{') {
            braces();
        } else {
            while (at < line.length() && (!endsWord(line.charAt(at)) || isArrow(start))) {
                piece();
            }
        }
        var text = word.toString();
        boolean keyword = first && !quoted && KEYWORDS.contains(text);
        tokens.add(new Token(keyword ? Kind.KEYWORD : Kind.WORD, text, start, at, quoted, open));
        block = block && !keyword || keyword || first && text.equals("for");
        first = keyword;
    }

    private boolean isArrow(int start) {
        boolean alone = at + 1 == line.length() || Character.isWhitespace(line.charAt(at + 1));
        return alone && at == start + 1 && line.startsWith("->", start);
    }

    private void piece() {
        char c = line.charAt(at++);
        if (c == '\'' || c == '"') {
            quoted = true;
            while (at < line.length() && line.charAt(at) != c) {
                at += c == '"' && line.charAt(at) == '\\' && at + 1 < line.length() ? 1 : 0;
                word.append(line.charAt(at++));
            }
            open = at == line.length();
            at += open ? 0 : 1;
        } else if (c == '\\' && at < line.length()) {
            word.append(line.charAt(at++));
        } else {
            word.append(c);
        }
    }

    /** The code of another language. */
    private void braces() {
        int depth = 0;
        do {
            char c = line.charAt(at++);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            word.append(c);
        } while (depth > 0 && at < line.length());
        quoted = true;
        open = depth > 0;
    }
}
