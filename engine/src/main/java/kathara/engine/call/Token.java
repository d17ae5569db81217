package kathara.engine.call;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import kathara.engine.problem.LabException;

/**
 * A pattern for one word of a canonical line.
 *
 * @param name how the pattern is called in explanations and in the graph
 * @param expects what it accepts, in words
 */
record Token(String name, String expects, Predicate<String> accepts) {

    /** Accepts this word alone. */
    static Token literal(String word) {
        return new Token(word, "\"" + word + "\"", word::equals);
    }

    /** Accepts the words that this reader of values accepts and writes back the same. */
    static Token value(String name, String expects, UnaryOperator<String> readAndWrite) {
        return new Token(name, expects, word -> {
            try {
                return readAndWrite.apply(word).equals(word);
            } catch (LabException e) {
                return false;
            }
        });
    }

    /** Accepts what this one accepts and {@code also} does. */
    Token and(String expectsAlso, Predicate<String> also) {
        return new Token(name, expects + ", " + expectsAlso, accepts.and(also));
    }
}
