package kathara.engine.labconf;

import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * The parts of one line of lab.conf with their columns, from 1. A hand-written scanner: it looks at each character at
 * most twice, whatever the line holds.
 *
 * @param subject the node, or the whole name of a {@code LAB_*} line
 * @param key what stands in brackets; empty for a {@code LAB_*} line
 */
record ConfLine(String subject, int subjectColumn, Optional<String> key, int keyColumn, String value, int valueColumn) {

    /** A mistake in the form of the line, at a column. */
    static final class Malformed extends LabException {
        private static final long serialVersionUID = 1L;
        private final int column;
        private final boolean remark;

        Malformed(int column, Problem problem) {
            this(column, problem, false);
        }

        Malformed(int column, Problem problem, boolean remark) {
            super(problem);
            this.column = column;
            this.remark = remark;
        }

        /** Whether the line says nothing at all; Netkit took such lines for comments. */
        boolean remark() {
            return remark;
        }

        int column() {
            return column;
        }
    }

    /** Reads a line; empty for a blank one or a comment. */
    static Optional<ConfLine> parse(String line) {
        return new Scanner(line).line();
    }

    private static final class Scanner {
        private static final Problem FORM =
                Problem.of("this is not a line of lab.conf", "write NODE[KEY]=\"VALUE\", as in pc1[0]=\"A\"");
        private final String text;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        Optional<ConfLine> line() {
            skipBlanks();
            if (atEnd() || peek() == '#' || peek() == ';') {
                return Optional.empty();
            }
            int subjectColumn = at + 1;
            var subject = upToAnyOf("[=#\"' \t");
            skipBlanks();
            Optional<String> key = Optional.empty();
            int keyColumn = at + 2;
            if (!atEnd() && peek() == '[') {
                keyColumn = at + 2;
                key = Optional.of(bracketed());
            }
            skipBlanks();
            if (subject.isEmpty() || atEnd() || peek() != '=') {
                throw new Malformed(
                        subject.isEmpty() ? subjectColumn : Math.min(at, text.length()) + 1, FORM, key.isEmpty());
            }
            at++;
            skipBlanks();
            int valueColumn = at + 1;
            var value = key.isPresent() ? value() : freeText();
            return Optional.of(new ConfLine(subject, subjectColumn, key, keyColumn, value, valueColumn));
        }

        private String bracketed() {
            int open = at++;
            int close = text.indexOf(']', open);
            if (close < 0) {
                throw new Malformed(open + 1, Problem.of("this bracket is not closed", "write NODE[KEY]=\"VALUE\""));
            }
            at = close + 1;
            return text.substring(open + 1, close).strip();
        }

        private String value() {
            return !atEnd() && (peek() == '"' || peek() == '\'') ? quotedValue() : bareValue();
        }

        private String quotedValue() {
            int open = at;
            int close = text.indexOf(text.charAt(open), open + 1);
            if (close < 0) {
                throw new Malformed(open + 1, Problem.of("this quote is not closed", "end the value with " + peek()));
            }
            at = close + 1;
            skipBlanks();
            if (!atEnd() && peek() != '#') {
                throw new Malformed(
                        at + 1,
                        Problem.of("there is something behind the value", "put # before a comment, or take it out"));
            }
            return notEmpty(text.substring(open + 1, close), open);
        }

        /** What a lab says of itself: quotes inside it stand for themselves, and it may be empty. */
        private String freeText() {
            int open = at;
            if (!atEnd() && (peek() == '"' || peek() == '\'')) {
                char quote = peek();
                for (int close = text.indexOf(quote, open + 1); close >= 0; close = text.indexOf(quote, close + 1)) {
                    at = close + 1;
                    skipBlanks();
                    if (atEnd() || peek() == '#') {
                        return text.substring(open + 1, close);
                    }
                }
                at = open;
            }
            return upToComment();
        }

        /** Ends at the line's end, or at a # that has a blank before it. */
        private String upToComment() {
            int end = at;
            while (end < text.length() && !(text.charAt(end) == '#' && (end == at || isBlank(text.charAt(end - 1))))) {
                end++;
            }
            return text.substring(at, end).strip();
        }

        private String bareValue() {
            int start = at;
            var value = upToComment();
            int quote = Math.max(value.indexOf('"'), value.indexOf('\''));
            if (quote >= 0) {
                throw new Malformed(
                        start + quote + 1,
                        Problem.of(
                                "there is a quote inside the value",
                                "put the whole value into the other kind of quote"));
            }
            return notEmpty(value, start);
        }

        private String notEmpty(String value, int start) {
            if (value.isBlank()) {
                throw new Malformed(start + 1, Problem.of("there is no value", "write NODE[KEY]=\"VALUE\""));
            }
            return value;
        }

        private String upToAnyOf(String stops) {
            int start = at;
            while (!atEnd() && stops.indexOf(peek()) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private void skipBlanks() {
            while (!atEnd() && isBlank(peek())) {
                at++;
            }
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\u00a0';
        }

        private char peek() {
            return text.charAt(at);
        }

        private boolean atEnd() {
            return at >= text.length();
        }
    }
}
