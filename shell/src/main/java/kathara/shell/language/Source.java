package kathara.shell.language;

import java.util.Arrays;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** A text that is read from left to right, and its places. */
final class Source {
    static final char END = '\0';

    private final String file;
    private final String text;
    private final int[] lines;
    int at;

    Source(String file, String text) {
        this.file = file;
        this.text = text;
        this.lines = starts(text);
    }

    private static int[] starts(String text) {
        var starts = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                starts[line++] = i + 1;
            }
        }
        return starts;
    }

    /** The position behind the last character. */
    int end() {
        return text.length();
    }

    boolean ended() {
        return at >= text.length();
    }

    /** The character here; {@link #END} behind the last, which is told from a real one by {@link #ended}. */
    char here() {
        return ahead(0);
    }

    char ahead(int by) {
        return at + by < text.length() ? text.charAt(at + by) : END;
    }

    boolean stands(String part) {
        return text.startsWith(part, at);
    }

    String from(int start) {
        return text.substring(start, at);
    }

    String between(int start, int behind) {
        return text.substring(start, behind);
    }

    /**
     * Whether an ampersand that is here ends a command. Inside a word, as in {@code http://web/?a=1&b=2}, it is a
     * character like any.
     *
     * @param end what ends the statements that it stands in
     */
    boolean ampersandEnds(char end) {
        char after = ahead(1);
        return at + 1 == end()
                || Character.isWhitespace(after)
                || after == ';'
                || after == '&'
                || after == ')' && end == ')';
    }

    void skipLine() {
        while (!ended() && here() != '\n') {
            at++;
        }
    }

    Problem.Place place(int position) {
        int found = Arrays.binarySearch(lines, position);
        int line = found >= 0 ? found : -found - 2;
        return new Problem.Place(file, line + 1, position - lines[line] + 1);
    }

    Statements.Unfinished unfinished(int position, String what) {
        return new Statements.Unfinished(
                Problem.of("there is " + what, "complete it, or take it out").at(place(position)));
    }

    LabException wrong(int position, String what, String remedy) {
        return new LabException(
                LabException.Kind.USAGE, Problem.of(what, remedy).at(place(position)));
    }
}
