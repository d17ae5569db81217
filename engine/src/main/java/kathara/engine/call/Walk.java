package kathara.engine.call;

import java.util.List;
import java.util.Optional;

/**
 * How the machine read a line: a step for each word that it accepted, and why it stopped if it did.
 *
 * @param refusal empty when the line is accepted
 */
public record Walk(List<String> words, List<Step> steps, Optional<Refusal> refusal) {

    /**
     * One word that was accepted.
     *
     * @param from the state before it
     * @param pattern the pattern that it fits
     * @param to the state after it
     */
    public record Step(String word, String from, String pattern, String to, Rule rule) {}

    public Walk {
        words = List.copyOf(words);
        steps = List.copyOf(steps);
    }

    public boolean accepted() {
        return refusal.isEmpty();
    }
}
