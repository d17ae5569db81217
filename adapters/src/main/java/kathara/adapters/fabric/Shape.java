package kathara.adapters.fabric;

import java.util.SortedMap;
import kathara.engine.topology.Quality;
import kathara.engine.topology.Quality.Property;

/** The words of tc-qdisc(8) that give a port the quality of its link. */
final class Shape {
    /** Two whole frames; what segmentation offload makes is cut up again, see tc-tbf(8). */
    private static final long LEAST_BURST = 3_200;

    private Shape() {}

    /** A token bucket for a rate alone; netem, which has a rate too, for everything else. */
    static String words(Quality quality) {
        return quality.needsNetem()
                ? netem(quality.values())
                : tbf(quality.values().get(Property.RATE));
    }

    /** The bucket holds what passes in 10 ms; what would wait for more than 100 ms is dropped. */
    private static String tbf(long rate) {
        return "tbf rate " + rate + "bit burst " + Math.max(LEAST_BURST, rate / 8 / 100) + "b latency 100ms";
    }

    private static String netem(SortedMap<Property, Long> values) {
        var words = new StringBuilder("netem limit 10000");
        if (values.containsKey(Property.DELAY) || values.containsKey(Property.JITTER)) {
            words.append(" delay ")
                    .append(values.getOrDefault(Property.DELAY, 0L))
                    .append("us");
            if (values.containsKey(Property.JITTER)) {
                words.append(" ").append(values.get(Property.JITTER)).append("us");
            }
        }
        share(words, values, Property.LOSS);
        share(words, values, Property.DUPLICATE);
        share(words, values, Property.CORRUPT);
        if (values.containsKey(Property.RATE)) {
            words.append(" rate ").append(values.get(Property.RATE)).append("bit");
        }
        return words.toString();
    }

    private static void share(StringBuilder words, SortedMap<Property, Long> values, Property property) {
        if (values.containsKey(property)) {
            words.append(" ").append(property.word()).append(" ").append(property.text(values.get(property)));
        }
    }
}
