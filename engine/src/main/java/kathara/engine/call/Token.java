package kathara.engine.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import kathara.engine.problem.LabException;

/**
 * A pattern for one word of a canonical line: one check or several, each with the rule that wants it.
 *
 * @param name how the pattern is called in explanations and in the graph
 */
record Token(String name, List<Check> checks) {

    /** One thing that a word must be, and what that is in words. */
    record Check(Rule rule, String expects, Predicate<String> holds) {}

    Token {
        checks = List.copyOf(checks);
    }

    /** Accepts this word alone. */
    static Token literal(String word, Rule rule) {
        return new Token(word, List.of(new Check(rule, "\"" + word + "\"", word::equals)));
    }

    /** Accepts the words for which this holds. */
    static Token matching(String name, Rule rule, String expects, Predicate<String> holds) {
        return new Token(name, List.of(new Check(rule, expects, holds)));
    }

    /** Accepts the words that this reader of values accepts and writes back the same. */
    static Token value(String name, Rule rule, String expects, UnaryOperator<String> readAndWrite) {
        return matching(name, rule, expects, word -> {
            try {
                return readAndWrite.apply(word).equals(word);
            } catch (LabException e) {
                return false;
            }
        });
    }

    /** Accepts what this one accepts and {@code also} does. The first check that fails is the one that is told. */
    Token and(Rule rule, String expects, Predicate<String> also) {
        var all = new ArrayList<>(checks);
        all.add(new Check(rule, expects, also));
        return new Token(name, all);
    }

    boolean accepts(String word) {
        return failing(word).isEmpty();
    }

    /** The check that this word does not pass. */
    Optional<Check> failing(String word) {
        for (Check check : checks) {
            if (!check.holds().test(word)) {
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }

    /** The rule that the last check serves, the narrowest. */
    Rule rule() {
        return checks.get(checks.size() - 1).rule();
    }

    /** All that it accepts, in words. */
    String expects() {
        return checks.stream().map(Check::expects).collect(Collectors.joining(", "));
    }
}
