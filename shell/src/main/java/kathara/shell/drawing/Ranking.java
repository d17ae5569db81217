package kathara.shell.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Says which end of each wire comes first in the drawing. Links have no direction, and a layout in layers needs one:
 * a good choice puts a core above its leaves, and both ends of a chain far from each other.
 */
final class Ranking {
    /** A box that cannot be reached. */
    private static final int FAR = Integer.MAX_VALUE / 2;

    private final List<List<Integer>> neighbours = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private Ranking(Sketch sketch) {
        sketch.boxes().forEach(box -> {
            numbers.put(box.id(), neighbours.size());
            neighbours.add(new ArrayList<>());
        });
        sketch.wires().forEach(wire -> {
            neighbours.get(numbers.get(wire.from())).add(numbers.get(wire.to()));
            neighbours.get(numbers.get(wire.to())).add(numbers.get(wire.from()));
        });
    }

    /** Whether a wire is drawn from its second end to its first. */
    interface Turned {
        boolean is(Sketch.Wire wire);
    }

    /** Several that are worth a try; a directed sketch is drawn as it says. */
    static List<Turned> of(Sketch sketch) {
        if (sketch.directed() || sketch.boxes().isEmpty()) {
            return List.of(wire -> false);
        }
        var ranking = new Ranking(sketch);
        return List.of(
                ranking.turned(ranking.distances(List.of(ranking.outermost()))),
                ranking.turned(ranking.distances(List.of(ranking.central()))),
                ranking.turned(ranking.depths()));
    }

    private Turned turned(int[] ranks) {
        return wire -> {
            int from = numbers.get(wire.from());
            int to = numbers.get(wire.to());
            return ranks[from] > ranks[to] || ranks[from] == ranks[to] && from > to;
        };
    }

    /** How far each box is from the nearest of these. */
    private int[] distances(List<Integer> starts) {
        var distances = new int[neighbours.size()];
        Arrays.fill(distances, FAR);
        var next = new ArrayDeque<>(starts);
        starts.forEach(start -> distances[start] = 0);
        while (!next.isEmpty()) {
            int at = next.remove();
            for (int neighbour : neighbours.get(at)) {
                if (distances[neighbour] == FAR) {
                    distances[neighbour] = distances[at] + 1;
                    next.add(neighbour);
                }
            }
        }
        return distances;
    }

    private int farthest(int from) {
        var distances = distances(List.of(from));
        return IntStream.range(0, distances.length)
                .boxed()
                .max(Comparator.comparingInt(i -> distances[i] == FAR ? -1 : distances[i]))
                .orElseThrow();
    }

    /** One end of a way that is about as long as any. */
    private int outermost() {
        return farthest(farthest(0));
    }

    /** The one from which the farthest is nearest; of those the one with most neighbours. */
    private int central() {
        IntUnaryOperator reach = i -> Arrays.stream(distances(List.of(i)))
                .filter(distance -> distance < FAR)
                .max()
                .orElse(0);
        var reaches = IntStream.range(0, neighbours.size()).map(reach).toArray();
        return IntStream.range(0, reaches.length)
                .boxed()
                .filter(i -> !neighbours.get(i).isEmpty() || reaches.length == 1)
                .min(Comparator.<Integer>comparingInt(i -> reaches[i])
                        .thenComparingInt(i -> -neighbours.get(i).size()))
                .orElse(0);
    }

    /** The farther from the leaves, the higher. */
    private int[] depths() {
        var leaves = IntStream.range(0, neighbours.size())
                .filter(i -> neighbours.get(i).size() <= 1)
                .boxed()
                .toList();
        return Arrays.stream(distances(leaves)).map(distance -> -distance).toArray();
    }
}
