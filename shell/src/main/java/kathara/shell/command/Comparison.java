package kathara.shell.command;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/** Compares two texts, or two numbers. */
enum Comparison {
    EQUAL("=") {
        @Override
        boolean holds(String one, String other) {
            return one.equals(other);
        }
    },
    DIFFERENT("!=") {
        @Override
        boolean holds(String one, String other) {
            return !one.equals(other);
        }
    },
    CONTAINS("contains") {
        @Override
        boolean holds(String one, String other) {
            return one.contains(other);
        }
    },
    MATCHES("matches") {
        @Override
        boolean holds(String one, String other) {
            return pattern(other).matcher(one).find();
        }
    },
    ABOVE("above") {
        @Override
        boolean holds(String one, String other) {
            return number(one).compareTo(number(other)) > 0;
        }
    },
    BELOW("below") {
        @Override
        boolean holds(String one, String other) {
            return number(one).compareTo(number(other)) < 0;
        }
    };

    private final String word;

    Comparison(String word) {
        this.word = word;
    }

    abstract boolean holds(String one, String other);

    String word() {
        return word;
    }

    static Comparison of(String word) {
        for (var each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        var words = List.of(values()).stream().map(Comparison::word).toList();
        throw new LabException(
                LabException.Kind.USAGE,
                Problem.of("there is no comparison \"" + word + "\"", Nearest.orAll(word, "comparisons", words)));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text, Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of(
                            "\"" + text + "\" is no regular expression: " + e.getDescription(),
                            "a plain text is looked for with: contains"));
        }
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("\"" + text + "\" is no number", "texts are compared with = and !="));
        }
    }
}
