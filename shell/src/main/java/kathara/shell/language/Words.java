package kathara.shell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one word. {@code '…'} and {@code "…"} keep blanks, a backslash keeps the next character (in double quotes only
 * {@code "}, {@code \} and {@code $}); a word that begins with a brace goes on to its closing one, lines and all.
 */
final class Words {

    /** Reads the statements up to the closing parenthesis, which is read too. */
    interface Inner {
        List<Step> until(int open, char end);
    }

    private final Source source;
    private final Inner inner;
    private final List<Word.Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean textQuoted;
    private final char end;

    /**
     * @param end what ends the statements that the word stands in
     */
    Words(Source source, char end, Inner inner) {
        this.source = source;
        this.end = end;
        this.inner = inner;
    }

    /** A word in which nothing but quotes has a meaning, and which only blanks end. */
    static String bare(Source source) {
        var words = new Words(source, Source.END, null);
        while (!source.ended() && !Character.isWhitespace(source.here())) {
            words.piece();
        }
        words.endText();
        return new Word(words.pieces, source.place(0)).plain().orElseThrow();
    }

    Word word() {
        int start = source.at;
        if (source.here() == '{') {
            braces();
        } else {
            while (!source.ended() && (!endsWord() || isArrow(start))) {
                piece();
            }
        }
        endText();
        if (pieces.isEmpty()) {
            pieces.add(new Word.Text("", true)); // as in ''
        }
        return new Word(pieces, source.place(start));
    }

    /** Whether the > here is the second half of an arrow that stands alone, as in {@code flow pc1 -> pc2}. */
    private boolean isArrow(int start) {
        return source.here() == '>'
                && source.from(start).equals("-")
                && (source.at + 1 == source.end() || Character.isWhitespace(source.ahead(1)));
    }

    private boolean endsWord() {
        char c = source.here();
        return Character.isWhitespace(c)
                || c == ';'
                || c == '|'
                || c == '>'
                || c == '&' && source.ampersandEnds(end)
                || c == ')' && end == ')';
    }

    private void piece() {
        char c = source.here();
        if (c == '\'') {
            single();
        } else if (c == '"') {
            twice();
        } else if (c == '\\') {
            if (source.at + 1 == source.end()) {
                throw source.unfinished(source.at, "a backslash at the end");
            }
            if (source.ahead(1) != '\n') {
                add(source.ahead(1), true);
            }
            source.at += 2;
        } else if (c != '$' || !dollar(false)) {
            add(c, false);
            source.at++;
        }
    }

    private void single() {
        int open = source.at++;
        quote();
        while (!source.ended() && source.here() != '\'') {
            add(source.here(), true);
            source.at++;
        }
        close(open);
    }

    private void twice() {
        int open = source.at++;
        quote();
        while (!source.ended() && source.here() != '"') {
            if (source.here() == '\\' && "\"\\$".indexOf(source.ahead(1)) >= 0) {
                add(source.ahead(1), true);
                source.at += 2;
            } else if (source.here() != '$' || !dollar(true)) {
                add(source.here(), true);
                source.at++;
            }
        }
        close(open);
    }

    /** Empty quotes are a piece as well. */
    private void quote() {
        endText();
        textQuoted = true;
    }

    private void close(int open) {
        if (source.ended()) {
            throw source.unfinished(open, "a quote that is not closed");
        }
        source.at++;
        if (text.length() == 0 && textQuoted) {
            pieces.add(new Word.Text("", true));
        }
        endText();
    }

    /** Reads what a dollar begins; false when it is only a dollar. */
    private boolean dollar(boolean quoted) {
        if (inner == null) {
            return false;
        }
        int open = source.at;
        char next = source.ahead(1);
        if (next == '(') {
            endText();
            source.at += 2;
            pieces.add(new Word.Output(inner.until(open, ')'), quoted));
        } else if (next == '{') {
            endText();
            source.at += 2;
            braced(open, quoted);
        } else if (Character.isDigit(next) || next == '@' || next == '#' || next == '?') {
            endText();
            source.at += 2;
            pieces.add(new Word.Variable(String.valueOf(next), Optional.empty(), quoted));
        } else if (beginsName(next)) {
            endText();
            source.at++;
            pieces.add(new Word.Variable(name(), Optional.empty(), quoted));
        } else {
            return false;
        }
        return true;
    }

    private void braced(int open, boolean quoted) {
        int start = source.at;
        while (!source.ended() && source.here() != '}') {
            source.at++;
        }
        if (source.ended()) {
            throw source.unfinished(open, "a ${ that is not closed");
        }
        var inside = source.from(start).split(":-", 2);
        source.at++;
        if (!inside[0].matches("[@#?]|[0-9]{1,4}|[A-Za-z_][A-Za-z0-9_]*")) {
            throw source.wrong(
                    open,
                    "\"" + inside[0] + "\" is no name of a variable",
                    "as in: ${name}, or ${1:-pc1} for one that may be missing; in single quotes a $ means itself");
        }
        pieces.add(
                new Word.Variable(inside[0], inside.length == 2 ? Optional.of(inside[1]) : Optional.empty(), quoted));
    }

    private String name() {
        int start = source.at;
        while (beginsName(source.here()) || Character.isDigit(source.here())) {
            source.at++;
        }
        return source.from(start);
    }

    static boolean beginsName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    /** Code of another language, as in <code>groovy { … }</code>: up to its closing brace, and no character is changed. */
    private void braces() {
        int open = source.at;
        int depth = 0;
        do {
            char c = source.here();
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            add(c, true);
            source.at++;
        } while (depth > 0 && !source.ended());
        if (depth > 0) {
            throw source.unfinished(open, "a brace that is not closed");
        }
    }

    private void add(char c, boolean quoted) {
        if (quoted != textQuoted) {
            endText();
            textQuoted = quoted;
        }
        text.append(c);
    }

    private void endText() {
        if (text.length() > 0) {
            pieces.add(new Word.Text(text.toString(), textQuoted));
            text.setLength(0);
        }
        textQuoted = false;
    }
}
