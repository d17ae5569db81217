package kathara.shell.terminal;

import java.util.ArrayList;
import java.util.List;
import kathara.shell.language.HalfLine;
import org.jline.reader.CompletingParsedLine;

/** A half line in the form that JLine's completion wants. */
record LineAtCursor(String line, int cursor, HalfLine half) implements CompletingParsedLine {
    LineAtCursor(String line, int cursor) {
        this(line, cursor, HalfLine.of(line, cursor));
    }

    private int end() {
        int end = cursor;
        if (half.role() == HalfLine.Role.CODE) {
            return end; // what stands behind it in the code is no part of the name
        }
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && line.charAt(end) != ';') {
            end++;
        }
        return end;
    }

    @Override
    public String word() {
        return half.prefix() + line.substring(cursor, end());
    }

    @Override
    public int wordCursor() {
        return half.prefix().length();
    }

    @Override
    public int wordIndex() {
        return half.before().size();
    }

    @Override
    public List<String> words() {
        var all = new ArrayList<>(half.before());
        all.add(word());
        return all;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return quoted(candidate.toString());
    }

    /** A word as it has to be typed to mean itself. */
    static String quoted(String text) {
        return needsQuotes(text) ? "'" + text.replace("'", "'\\''") + "'" : text;
    }

    /** Whether a word means something else without quotes. */
    static boolean needsQuotes(String text) {
        return !text.matches("[^\\s;'\"\\\\#{}|&>$!]*");
    }

    @Override
    public int rawWordCursor() {
        return cursor - half.start();
    }

    @Override
    public int rawWordLength() {
        return end() - half.start();
    }
}
