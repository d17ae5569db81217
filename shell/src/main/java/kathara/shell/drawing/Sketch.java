package kathara.shell.drawing;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be drawn, before anybody has said where.
 *
 * @param directed whether wires lead from one box to the other, and are drawn with arrows
 */
public record Sketch(String title, boolean directed, List<Box> boxes, List<Wire> wires) {

    /** How something is. What is not fine is also said in words, or by a broken line: not by colour alone. */
    public enum Mood {
        FINE,
        /** Not at work, as a node that is halted. */
        FAINT,
        /** Broken, as a link that is cut. */
        BAD
    }

    /** What a box stands for. */
    public enum Kind {
        NODE,
        /** A link with more than two ends, or fewer. */
        HUB,
        /** Something that is not the lab's. */
        OUTSIDE
    }

    /** Some words; none when the text is empty. */
    public record Label(String text, Mood mood) {
        public static final Label NONE = new Label("", Mood.FINE);

        public boolean isNone() {
            return text.isEmpty();
        }
    }

    /**
     * A box with lines of text, of which the first is its name.
     *
     * @param id what wires call it by
     */
    public record Box(String id, Kind kind, List<String> lines, Mood mood) {
        public Box {
            lines = List.copyOf(lines);
        }
    }

    /** A wire between two boxes, with words at both ends and in the middle. */
    public record Wire(String from, String to, Label atFrom, Label middle, Label atTo, Mood mood) {
        Wire without(boolean ends, boolean middles) {
            return new Wire(
                    from,
                    to,
                    ends ? Label.NONE : atFrom,
                    middles ? Label.NONE : middle,
                    ends ? Label.NONE : atTo,
                    mood);
        }
    }

    public Sketch {
        boxes = List.copyOf(boxes);
        wires = List.copyOf(wires);
    }

    /** The same with ever fewer words at its wires, for where there is little room. */
    Stream<Sketch> everPlainer() {
        return Stream.of(this, without(true, false), without(true, true));
    }

    private Sketch without(boolean ends, boolean middles) {
        return new Sketch(
                title,
                directed,
                boxes,
                wires.stream().map(wire -> wire.without(ends, middles)).toList());
    }
}
