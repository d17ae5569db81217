package kathara.shell.language;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * Reads a text as statements: words between blanks; {@code '…'} and {@code "…"} keep blanks, a backslash keeps the next
 * character (in double quotes only {@code "}, {@code \} and {@code $}); {@code ;} or the line's end ends a statement; a
 * {@code #} at the start of a word begins a comment; a word that begins with <code>{</code> goes on to its closing
 * brace, lines and all. Total, and one pass.
 */
public final class Statements {

    /** The text ends inside a quote, a brace or behind a backslash: more may complete it. */
    public static final class Unfinished extends LabException {
        private static final long serialVersionUID = 1L;

        Unfinished(Problem problem) {
            super(Kind.USAGE, problem);
        }
    }

    private Statements() {}

    /** The statements of a text; {@code file} names it in problems. */
    public static List<Statement> of(String file, String text) {
        return new Reader(file, text).statements();
    }

    private static final class Reader {
        private final String file;
        private final String text;
        private final List<Statement> statements = new ArrayList<>();
        private final List<Statement.Word> words = new ArrayList<>();
        private int at;
        private int line = 1;
        private int firstLine = 1;

        Reader(String file, String text) {
            this.file = file;
            this.text = text;
        }

        List<Statement> statements() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\n' || c == ';') {
                    endStatement();
                    line += c == '\n' ? 1 : 0;
                    at++;
                } else if (Character.isWhitespace(c)) {
                    at++;
                } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                    line++;
                    at += 2;
                } else if (c == '#') {
                    while (at < text.length() && text.charAt(at) != '\n') {
                        at++;
                    }
                } else {
                    word();
                }
            }
            endStatement();
            return statements;
        }

        private void endStatement() {
            if (!words.isEmpty()) {
                var source = text.substring(
                        words.get(0).start(), words.get(words.size() - 1).end());
                statements.add(new Statement(words, firstLine, source));
                words.clear();
            }
        }

        private void word() {
            if (words.isEmpty()) {
                firstLine = line;
            }
            int start = at;
            var word = new StringBuilder();
            if (text.charAt(at) == '{') {
                braces(word);
            } else {
                while (at < text.length() && !endsWord(text.charAt(at))) {
                    piece(word);
                }
            }
            words.add(new Statement.Word(word.toString(), start, at));
        }

        private static boolean endsWord(char c) {
            return Character.isWhitespace(c) || c == ';';
        }

        private void piece(StringBuilder word) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                quoted(word, c);
            } else if (c == '\\') {
                if (at + 1 == text.length()) {
                    throw unfinished(at, "a backslash at the end");
                }
                line += text.charAt(at + 1) == '\n' ? 1 : 0;
                if (text.charAt(at + 1) != '\n') {
                    word.append(text.charAt(at + 1));
                }
                at += 2;
            } else {
                word.append(c);
                at++;
            }
        }

        private void quoted(StringBuilder word, char quote) {
            int open = at++;
            while (at < text.length() && text.charAt(at) != quote) {
                char c = text.charAt(at);
                boolean escape = quote == '"'
                        && c == '\\'
                        && at + 1 < text.length()
                        && "\"\\$".indexOf(text.charAt(at + 1)) >= 0;
                at += escape ? 1 : 0;
                line += text.charAt(at) == '\n' ? 1 : 0;
                word.append(text.charAt(at++));
            }
            if (at == text.length()) {
                throw unfinished(open, "a quote that is not closed");
            }
            at++;
        }

        private void braces(StringBuilder word) {
            int open = at;
            int depth = 0;
            do {
                char c = text.charAt(at++);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                line += c == '\n' ? 1 : 0;
                word.append(c);
            } while (depth > 0 && at < text.length());
            if (depth > 0) {
                throw unfinished(open, "a brace that is not closed");
            }
        }

        private Unfinished unfinished(int position, String what) {
            int start = text.lastIndexOf('\n', Math.max(0, position - 1)) + 1;
            int number = 1
                    + (int) text.substring(0, position)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            var place = new Problem.Place(file, number, position - Math.min(start, position) + 1);
            return new Unfinished(Problem.of("there is " + what, "complete it, or take it out")
                    .at(place));
        }
    }
}
