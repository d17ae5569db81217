package kathara.engine.topology;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/**
 * How well frames pass on their way to one end of a link. What is not mentioned is as good as the machine can; see
 * tc-tbf(8) and tc-netem(8) for what the words mean.
 *
 * @param values bit/s for the rate, µs for delay and jitter, millionths for the shares; all above 0
 */
public record Quality(SortedMap<Property, Long> values) {
    public static final Quality PERFECT = new Quality(new TreeMap<>());

    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)([a-z%]*)");

    /** How a number is written, with the units that it may have, the largest first. */
    private enum Unit {
        RATE(List.of("gbit", "mbit", "kbit", "bit"), List.of(1_000_000_000L, 1_000_000L, 1_000L, 1L)),
        TIME(List.of("s", "ms", "us"), List.of(1_000_000L, 1_000L, 1L)),
        SHARE(List.of("%"), List.of(10_000L));

        private final List<String> names;
        private final List<Long> sizes;

        Unit(List<String> names, List<Long> sizes) {
            this.names = names;
            this.sizes = sizes;
        }
    }

    /** What can be said of a link. */
    public enum Property {
        RATE(Unit.RATE, 1_000, 100_000_000_000L, "10mbit"),
        DELAY(Unit.TIME, 1, 3_600_000_000L, "20ms"),
        JITTER(Unit.TIME, 1, 3_600_000_000L, "5ms"),
        LOSS(Unit.SHARE, 1, 1_000_000, "1%"),
        DUPLICATE(Unit.SHARE, 1, 1_000_000, "1%"),
        CORRUPT(Unit.SHARE, 1, 1_000_000, "0.1%");

        private final Unit unit;
        private final long least;
        private final long most;
        private final String example;

        Property(Unit unit, long least, long most, String example) {
            this.unit = unit;
            this.least = least;
            this.most = most;
            this.example = example;
        }

        /** As users write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The property of that word; a user problem when there is none. */
        public static Property of(String word) {
            return Arrays.stream(values())
                    .filter(property -> property.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new LabException(Problem.of(
                            "a link has no \"" + Shown.shortened(word) + "\"",
                            Nearest.orAll(
                                    word,
                                    "it has",
                                    Arrays.stream(values()).map(Property::word).toList()))));
        }

        /** Reads a value such as {@code 10mbit}; {@code none} is 0. */
        public long value(String text) {
            if (text.equals("none")) {
                return 0;
            }
            var parts = NUMBER.matcher(text.toLowerCase(Locale.ROOT));
            int at = parts.matches() ? unit.names.indexOf(parts.group(2)) : -1;
            if (at < 0) {
                throw wrong(text);
            }
            var value = new BigDecimal(parts.group(1))
                    .multiply(BigDecimal.valueOf(unit.sizes.get(at)))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            if (value != 0 && (value < least || value > most)) {
                throw wrong(text);
            }
            return value;
        }

        /** The shortest form that reads back. */
        public String text(long value) {
            for (int i = 0; i < unit.names.size(); i++) {
                if (value % unit.sizes.get(i) == 0 || i == unit.names.size() - 1) {
                    return BigDecimal.valueOf(value)
                                    .divide(BigDecimal.valueOf(unit.sizes.get(i)))
                                    .toPlainString()
                            + unit.names.get(i);
                }
            }
            throw new IllegalStateException("every unit has a smallest");
        }

        private LabException wrong(String text) {
            return new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not a " + word() + " of a link",
                    "write " + text(least) + " to " + text(most) + ", as in " + word() + " " + example + "; or none"));
        }
    }

    public Quality {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public boolean isPerfect() {
        return values.isEmpty();
    }

    /** Whether it needs more than a rate: what only netem can do. */
    public boolean needsNetem() {
        return values.keySet().stream().anyMatch(property -> property != Property.RATE);
    }

    /** With these changed; a value of 0 takes the property away. */
    public Quality with(Map<Property, Long> changes) {
        var changed = new TreeMap<>(values);
        changes.forEach((property, value) -> {
            if (value == 0) {
                changed.remove(property);
            } else {
                changed.put(property, value);
            }
        });
        return new Quality(changed);
    }

    /** Reads pairs of words, {@code rate 10mbit delay 20ms}; 0 for what is {@code none}. */
    public static SortedMap<Property, Long> changes(List<String> words) {
        var changes = new EnumMap<Property, Long>(Property.class);
        for (int i = 0; i < words.size(); i += 2) {
            var property = Property.of(words.get(i));
            if (i + 1 == words.size()) {
                throw property.wrong("");
            }
            if (changes.put(property, property.value(words.get(i + 1))) != null) {
                throw new LabException(Problem.of("\"" + property.word() + "\" is said twice", "say it once"));
            }
        }
        return new TreeMap<>(changes);
    }

    /** The inverse of {@link #changes}: {@code rate 10mbit delay 20ms}; empty when perfect. */
    public String text() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey().word() + " " + entry.getKey().text(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return text();
    }
}
