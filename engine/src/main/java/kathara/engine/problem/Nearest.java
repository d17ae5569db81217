package kathara.engine.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a mistyped one was meant to be. */
public final class Nearest {
    private Nearest() {}

    /** The candidate at the smallest edit distance, when it is near enough to be a slip of the fingers. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        var typed = word.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= 3)
                .min(Comparator.comparingInt((String c) -> distance(typed, c.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(best ->
                        distance(typed, best.toLowerCase(Locale.ROOT)) <= Math.max(1, Math.min(3, word.length() / 2)));
    }

    /** A remedy that offers the nearest candidate, or else lists them all. */
    public static String orAll(String word, String kind, Collection<String> candidates) {
        return to(word, candidates)
                .map(best -> "did you mean \"" + best + "\"?")
                .orElseGet(() ->
                        candidates.isEmpty() ? "there are none yet" : kind + ": " + String.join(", ", candidates));
    }

    /** Levenshtein's distance with neighbouring transpositions (Damerau, restricted). */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
