package kathara.engine.problem;

import java.util.Optional;

/**
 * Something the user can put right: what is wrong, where it stands, and what to do about it.
 *
 * @param what one sentence in the user's words, names in double quotes
 * @param where the place in a file, when there is one
 * @param remedy what to do next, or what would be allowed
 */
public record Problem(String what, Optional<Place> where, Optional<String> remedy) {

    /** A place in a text file; line and column count from 1. */
    public record Place(String file, int line, int column) {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    public static Problem of(String what, String remedy) {
        return new Problem(what, Optional.empty(), Optional.of(remedy));
    }

    public static Problem of(String what) {
        return new Problem(what, Optional.empty(), Optional.empty());
    }

    public Problem at(Place place) {
        return new Problem(what, Optional.of(place), remedy);
    }

    /** The first line as it is shown: the place, if any, and what is wrong. */
    public String headline() {
        return where.map(place -> place + ": " + what).orElse(what);
    }

    @Override
    public String toString() {
        return headline() + remedy.map(text -> "\n  " + text).orElse("");
    }
}
