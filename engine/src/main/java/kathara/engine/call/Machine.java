package kathara.engine.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The finite-state machine that reads canonical command lines (paper, section IV). It starts in {@link #START}, takes
 * one edge a word, and accepts when the line ends in an accepting state. What no edge names is refused.
 */
final class Machine {
    static final String START = "(the beginning)";

    /** Words and letters of the longest line that is looked at: more than the wiring of a thousand nodes. */
    private static final int MOST_WORDS = 200_000;

    private static final int LONGEST_WORD = 131_072;

    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]*");

    /** One edge. Its pattern says which rule wants it so. */
    record Edge(String from, Token accepts, String to) {}

    private final Map<String, List<Edge>> edges = new LinkedHashMap<>();
    private final Set<String> accepting = new LinkedHashSet<>();

    void add(Edge edge) {
        edges.computeIfAbsent(edge.from(), state -> new ArrayList<>()).add(edge);
    }

    void accept(String state) {
        accepting.add(state);
    }

    List<Edge> edges() {
        return edges.values().stream().flatMap(List::stream).toList();
    }

    Set<String> accepting() {
        return Set.copyOf(accepting);
    }

    /** Reads a line, to its end or to the first word that no edge accepts. */
    Walk walk(List<String> line) {
        var steps = new ArrayList<Walk.Step>();
        var refusal = read(line, steps);
        return new Walk(line, steps, refusal);
    }

    /** Reads a whole line; empty when it is accepted. */
    Optional<Refusal> refusalOf(List<String> line) {
        return read(line, null);
    }

    private Optional<Refusal> read(List<String> line, List<Walk.Step> steps) {
        var state = START;
        if (line.size() > MOST_WORDS) {
            return Optional.of(new Refusal(
                    Rule.CHARACTERS, line.get(MOST_WORDS), MOST_WORDS + 1, state, MOST_WORDS + " words at most"));
        }
        for (int i = 0; i < line.size(); i++) {
            var word = line.get(i);
            var out = edges.getOrDefault(state, List.of());
            var next = isOneLine(word) ? edgeFor(word, out) : null;
            if (next == null) {
                return Optional.of(refusal(word, i + 1, state, out));
            }
            if (steps != null) {
                steps.add(new Walk.Step(
                        word,
                        state,
                        next.accepts().name(),
                        next.to(),
                        next.accepts().rule()));
            }
            state = next.to();
        }
        return accepting.contains(state)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Rule.WHOLE_LINE, "", line.size() + 1, state, expected(edges.getOrDefault(state, List.of()))));
    }

    private static boolean isOneLine(String word) {
        return word.length() <= LONGEST_WORD
                && (Words.isPlainAscii(word) || ONE_LINE.matcher(word).matches());
    }

    private static Edge edgeFor(String word, List<Edge> out) {
        for (Edge edge : out) {
            if (edge.accepts().accepts(word)) {
                return edge;
            }
        }
        return null;
    }

    private static Refusal refusal(String word, int position, String state, List<Edge> out) {
        if (!isOneLine(word)) {
            return new Refusal(Rule.CHARACTERS, word, position, state, "one line of printable text");
        }
        if (out.isEmpty()) {
            return new Refusal(Rule.WHOLE_LINE, word, position, state, expected(out));
        }
        // Where one value is wanted its own check says most; elsewhere all edges are of one rule.
        var rule = out.get(0).accepts().failing(word).orElseThrow().rule();
        return new Refusal(rule, word, position, state, expected(out));
    }

    private static String expected(List<Edge> out) {
        return out.isEmpty()
                ? "the end of the line"
                : out.stream().map(edge -> edge.accepts().expects()).distinct().collect(Collectors.joining(" or "));
    }
}
