package kathara.engine.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The finite-state machine that reads canonical command lines (paper, section IV). It starts in {@link #START}, takes
 * one edge a word, and accepts when the line ends in an accepting state. What no edge names is refused.
 */
final class Machine {
    static final String START = "(the beginning)";

    /**
     * One edge.
     *
     * @param rule why words of this kind are accepted here, and no others
     */
    record Edge(String from, Token accepts, String to, String rule) {}

    private final Map<String, List<Edge>> edges = new LinkedHashMap<>();
    private final Set<String> accepting = new LinkedHashSet<>();

    void add(Edge edge) {
        edges.computeIfAbsent(edge.from(), state -> new ArrayList<>()).add(edge);
    }

    void accept(String state) {
        accepting.add(state);
    }

    /** Reads a whole line; empty when it is accepted. */
    Optional<Refusal> refusalOf(List<String> line) {
        var state = START;
        var rule = "";
        for (int i = 0; i < line.size(); i++) {
            var word = line.get(i);
            var out = edges.getOrDefault(state, List.of());
            var next = out.stream()
                    .filter(edge -> edge.accepts().accepts().test(word))
                    .findFirst();
            if (next.isEmpty()) {
                var why = out.isEmpty() ? rule : out.get(0).rule();
                return Optional.of(new Refusal(why, word, i + 1, state, expected(out)));
            }
            state = next.get().to();
            rule = next.get().rule();
        }
        return accepting.contains(state)
                ? Optional.empty()
                : Optional.of(
                        new Refusal(rule, "", line.size() + 1, state, expected(edges.getOrDefault(state, List.of()))));
    }

    private static String expected(List<Edge> out) {
        return out.isEmpty()
                ? "the end of the line"
                : out.stream().map(edge -> edge.accepts().expects()).distinct().collect(Collectors.joining(" or "));
    }
}
