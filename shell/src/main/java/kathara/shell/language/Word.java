package kathara.shell.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kathara.engine.problem.Problem;

/**
 * A word as it is written: pieces that stand side by side. What it comes to is known when it is run.
 *
 * @param place where it begins
 */
public record Word(List<Piece> pieces, Problem.Place place) {

    /** A part of a word. */
    public sealed interface Piece {

        /** Whether it stands in quotes: what it comes to is then one word, and is never taken for a name. */
        boolean quoted();
    }

    /** Characters that mean themselves. */
    public record Text(String text, boolean quoted) implements Piece {}

    /**
     * {@code $name} or <code>${name}</code>.
     *
     * @param otherwise what stands for it when it is not set, as in <code>${1:-pc1}</code>
     */
    public record Variable(String name, Optional<String> otherwise, boolean quoted) implements Piece {}

    /** {@code $(…)}: what these statements write. */
    public record Output(List<Step> steps, boolean quoted) implements Piece {
        public Output {
            steps = List.copyOf(steps);
        }
    }

    public Word {
        pieces = List.copyOf(pieces);
    }

    /** What it comes to when that needs no running: there is no {@code $} in it. */
    public Optional<String> plain() {
        return pieces.stream().allMatch(Text.class::isInstance)
                ? Optional.of(
                        pieces.stream().map(piece -> ((Text) piece).text()).collect(Collectors.joining()))
                : Optional.empty();
    }

    /** Whether a part of it stands in quotes. */
    public boolean quoted() {
        return pieces.stream().anyMatch(Piece::quoted);
    }

    /** Whether it is this word of the language itself, which stands without quotes. */
    boolean is(String keyword) {
        return !quoted() && plain().filter(keyword::equals).isPresent();
    }
}
