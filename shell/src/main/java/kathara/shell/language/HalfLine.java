package kathara.shell.language;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement that the cursor is in, as far as it is written. Never fails: half a line is a line.
 *
 * @param before the words of the statement before the one at the cursor
 * @param prefix what of the word at the cursor stands before the cursor, without its quotes
 * @param start where that word begins in the line
 */
public record HalfLine(List<String> before, String prefix, int start) {
    public HalfLine {
        before = List.copyOf(before);
    }

    public static HalfLine of(String line, int cursor) {
        return new Reader(line, cursor).read();
    }

    private static final class Reader {
        private final String line;
        private final int cursor;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private int start = -1;
        private int at;

        Reader(String line, int cursor) {
            this.line = line;
            this.cursor = cursor;
        }

        HalfLine read() {
            while (at < cursor) {
                char c = line.charAt(at);
                if (Character.isWhitespace(c) || c == ';' || c == '|') {
                    endWord();
                    if (c == ';' || c == '|' || c == '\n') {
                        words.clear();
                    }
                    at++;
                } else {
                    start = start < 0 ? at : start;
                    piece(c);
                }
            }
            return new HalfLine(words, word.toString(), start < 0 ? cursor : start);
        }

        private void endWord() {
            if (start >= 0) {
                words.add(word.toString());
                word.setLength(0);
                start = -1;
            }
        }

        private void piece(char c) {
            at++;
            if (c == '\'' || c == '"') {
                while (at < cursor && line.charAt(at) != c) {
                    word.append(line.charAt(at++));
                }
                at++;
            } else if (c == '\\' && at < cursor) {
                word.append(line.charAt(at++));
            } else {
                word.append(c);
            }
        }
    }
}
