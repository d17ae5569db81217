package kathara.shell.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/** The statement that the cursor is in, cut into words as far as it is written. Never fails: half a line is a line. */
final class LineAtCursor implements CompletingParsedLine {
    private final String line;
    private final int cursor;
    private final List<String> words = new ArrayList<>();
    private int wordStart;
    private int wordEnd;
    private String prefix = "";

    LineAtCursor(String line, int cursor) {
        this.line = line;
        this.cursor = cursor;
        split();
    }

    private void split() {
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        wordStart = cursor;
        for (int i = 0; i < cursor; i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                if (quote != 0) {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                wordStart = inWord ? wordStart : i;
                inWord = true;
                quote = c;
            } else if (Character.isWhitespace(c) || c == ';') {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
                if (c == ';' || c == '\n') {
                    words.clear();
                }
            } else {
                wordStart = inWord ? wordStart : i;
                inWord = true;
                word.append(c);
            }
        }
        prefix = word.toString();
        wordStart = inWord ? wordStart : cursor;
        wordEnd = cursor;
        while (wordEnd < line.length()
                && !Character.isWhitespace(line.charAt(wordEnd))
                && line.charAt(wordEnd) != ';') {
            wordEnd++;
        }
    }

    /** The words before the one at the cursor. */
    List<String> before() {
        return List.copyOf(words);
    }

    /** What of the word stands before the cursor. */
    String prefix() {
        return prefix;
    }

    @Override
    public String word() {
        return prefix + line.substring(cursor, wordEnd);
    }

    @Override
    public int wordCursor() {
        return prefix.length();
    }

    @Override
    public int wordIndex() {
        return words.size();
    }

    @Override
    public List<String> words() {
        var all = new ArrayList<>(words);
        all.add(word());
        return all;
    }

    @Override
    public String line() {
        return line;
    }

    @Override
    public int cursor() {
        return cursor;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        var text = candidate.toString();
        return text.matches("[^\\s;'\"\\\\#{]*") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    @Override
    public int rawWordCursor() {
        return cursor - wordStart;
    }

    @Override
    public int rawWordLength() {
        return wordEnd - wordStart;
    }
}
