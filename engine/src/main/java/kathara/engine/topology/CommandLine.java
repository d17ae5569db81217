package kathara.engine.topology;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * A program and its arguments as a user writes them: words between blanks; quotes keep blanks, and a backslash the
 * character behind it, as in a shell. Nothing is replaced, and no shell reads it. One line, at most 2,000 characters.
 */
public record CommandLine(String text) {
    private static final int LONGEST = 2_000;

    public CommandLine {
        text = text.strip();
        boolean bothQuotes = text.indexOf('"') >= 0 && text.indexOf('\'') >= 0;
        if (text.length() > LONGEST || bothQuotes || text.codePoints().anyMatch(CommandLine::unfit)) {
            throw notOne(text, "use one line, at most " + LONGEST + " characters, and one kind of quote");
        }
        if (split(text).isEmpty()) {
            throw notOne(text, "write a program and its arguments");
        }
    }

    private static boolean unfit(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static LabException notOne(String text, String remedy) {
        return new LabException(Problem.of("\"" + Shown.shortened(text) + "\" is not a command", remedy));
    }

    /** At least one. */
    public List<String> words() {
        return split(text);
    }

    private static List<String> split(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean within = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (within) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                within = false;
                continue;
            }
            within = true;
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'') {
                if (++i == text.length()) {
                    throw notOne(text, "there is nothing behind the last backslash");
                }
                word.append(text.charAt(i));
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            throw notOne(text, "a quote is not closed");
        }
        if (within) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }

    @Override
    public String toString() {
        return text;
    }
}
