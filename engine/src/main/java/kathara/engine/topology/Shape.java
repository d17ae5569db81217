package kathara.engine.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** Labs of regular shape, as networks are taught: nodes n1, n2, … and a link for each two that are neighbours. */
public enum Shape {
    CHAIN("chain N: n1 - n2 - ... - nN", 1) {
        @Override
        void build(Drawing drawing, List<Integer> sizes, long seed) {
            for (int i = 1; i <= sizes.get(0); i++) {
                drawing.node("n" + i);
                drawing.joinIf(i > 1, "n" + (i - 1), "n" + i);
            }
        }
    },
    RING("ring N: a chain whose ends are joined", 1) {
        @Override
        void build(Drawing drawing, List<Integer> sizes, long seed) {
            int size = sizes.get(0);
            CHAIN.build(drawing, sizes, seed);
            drawing.joinIf(size > 2, "n" + size, "n1");
        }
    },
    STAR("star N: n1 in the middle of N others", 1) {
        @Override
        void build(Drawing drawing, List<Integer> sizes, long seed) {
            drawing.node("n1");
            for (int i = 2; i <= sizes.get(0) + 1; i++) {
                drawing.join("n1", "n" + i);
            }
        }
    },
    MESH("mesh N: each of N joined to every other", 1) {
        @Override
        void build(Drawing drawing, List<Integer> sizes, long seed) {
            for (int i = 1; i <= sizes.get(0); i++) {
                drawing.node("n" + i);
                for (int j = 1; j < i; j++) {
                    drawing.join("n" + j, "n" + i);
                }
            }
        }
    },
    TREE("tree DEPTH CHILDREN: n1 is the root; each node above the last level has so many children", 2) {
        @Override
        void build(Drawing drawing, List<Integer> sizes, long seed) {
            int next = 1;
            var level = List.of(next++);
            drawing.node("n1");
            for (int depth = 0; depth < sizes.get(0); depth++) {
                var below = new ArrayList<Integer>();
                for (int parent : level) {
                    for (int child = 0; child < sizes.get(1); child++) {
                        drawing.join("n" + parent, "n" + next);
                        below.add(next++);
                    }
                }
                level = below;
            }
        }
    },
    /** Al-Fares and others, "A Scalable, Commodity Data Center Network Architecture", SIGCOMM 2008, section 3. */
    FATTREE("fattree K: K pods, K even, of K/2 switches in each of two layers, core above, hosts below", 1) {
        @Override
        void build(Drawing drawing, List<Integer> sizes, long seed) {
            if (sizes.get(0) % 2 != 0) {
                throw usage("a fat tree has an even number of pods, not " + sizes.get(0), "as in: fattree 4");
            }
            int half = sizes.get(0) / 2;
            for (int pod = 1; pod <= sizes.get(0); pod++) {
                for (int upper = 1; upper <= half; upper++) {
                    var aggregation = "agg" + pod + "-" + upper;
                    for (int i = 1; i <= half; i++) {
                        drawing.join("core" + ((upper - 1) * half + i), aggregation);
                        drawing.join(aggregation, "edge" + pod + "-" + i);
                    }
                }
                for (int lower = 1; lower <= half; lower++) {
                    for (int i = 1; i <= half; i++) {
                        drawing.join("edge" + pod + "-" + lower, "host" + pod + "-" + lower + "-" + i);
                    }
                }
            }
        }
    },
    GRID("grid WIDTH HEIGHT: row by row, each joined to its right and lower neighbour", 2) {
        @Override
        void build(Drawing drawing, List<Integer> sizes, long seed) {
            int width = sizes.get(0);
            for (int i = 0; i < width * sizes.get(1); i++) {
                drawing.node("n" + (i + 1));
                drawing.joinIf(i % width > 0, "n" + i, "n" + (i + 1));
                drawing.joinIf(i >= width, "n" + (i + 1 - width), "n" + (i + 1));
            }
        }
    },
    RANDOM("random N LINKS: all reach each other; the same seed gives the same lab", 2) {
        @Override
        void build(Drawing drawing, List<Integer> sizes, long seed) {
            int size = sizes.get(0);
            int most = size * (size - 1) / 2;
            if (sizes.get(1) < size - 1 || sizes.get(1) > most) {
                throw usage(
                        size + " nodes are joined by " + (size - 1) + " to " + most + " links, not by " + sizes.get(1),
                        "as in: random 10 15");
            }
            var random = new Random(seed);
            drawing.node("n1");
            for (int i = 2; i <= size; i++) {
                drawing.join("n" + (1 + random.nextInt(i - 1)), "n" + i);
            }
            while (drawing.links() < sizes.get(1)) {
                int a = 1 + random.nextInt(size);
                int b = 1 + random.nextInt(size);
                drawing.joinIf(a != b, "n" + Math.min(a, b), "n" + Math.max(a, b));
            }
        }
    };

    /** The most nodes of one lab that is generated. */
    public static final int MOST_NODES = 1000;

    private final String meaning;
    private final int sizes;

    Shape(String meaning, int sizes) {
        this.meaning = meaning;
        this.sizes = sizes;
    }

    abstract void build(Drawing drawing, List<Integer> sizes, long seed);

    /** How it is asked for and what it is, in one line. */
    public String meaning() {
        return meaning;
    }

    /** The shape of that name; a usage problem when there is none. */
    public static Shape named(String text) {
        for (Shape shape : values()) {
            if (shape.name().equalsIgnoreCase(text)) {
                return shape;
            }
        }
        var all = List.of(values()).stream()
                .map(shape -> shape.name().toLowerCase(Locale.ROOT))
                .toList();
        throw usage("there is no shape \"" + text + "\"", "shapes: " + String.join(", ", all));
    }

    /**
     * The lab of this shape, its nodes running.
     *
     * @param numbers as {@link #meaning} names them, each at least 1
     * @param seed of what is random
     */
    public Topology of(List<Integer> numbers, long seed, ImageName image) {
        if (numbers.size() != sizes || numbers.stream().anyMatch(number -> number < 1)) {
            throw usage("the numbers do not fit the shape", meaning);
        }
        var drawing = new Drawing();
        build(drawing, numbers, seed);
        return drawing.lab(image);
    }

    private static LabException usage(String what, String remedy) {
        return new LabException(LabException.Kind.USAGE, Problem.of(what, remedy));
    }

    /** What has been drawn of a lab. */
    static final class Drawing {
        private final Map<String, List<String>> plugs = new LinkedHashMap<>();
        private final Set<String> joined = new LinkedHashSet<>();

        void node(String name) {
            plugs.computeIfAbsent(name, key -> new ArrayList<>());
            if (plugs.size() > MOST_NODES) {
                throw usage("that are more than " + MOST_NODES + " nodes", "ask for a smaller lab");
            }
        }

        void join(String a, String b) {
            node(a);
            node(b);
            var link = a + "_" + b;
            if (joined.add(link)) {
                plugs.get(a).add(link);
                plugs.get(b).add(link);
            }
        }

        void joinIf(boolean wanted, String a, String b) {
            if (wanted) {
                join(a, b);
            }
        }

        int links() {
            return joined.size();
        }

        Topology lab(ImageName image) {
            var nodes = new ArrayList<Node>();
            for (var entry : plugs.entrySet()) {
                var node = Node.named(entry.getKey()).withImage(image);
                for (int i = 0; i < entry.getValue().size(); i++) {
                    node = node.with(
                            new Interface(i, new LinkName(entry.getValue().get(i)), Optional.empty()));
                }
                nodes.add(node);
            }
            return Topology.EMPTY.with(nodes);
        }
    }
}
