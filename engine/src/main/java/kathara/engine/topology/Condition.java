package kathara.engine.topology;

import java.util.List;
import java.util.stream.Stream;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * What a link is like at one end.
 *
 * @param cut whether nothing passes, either way, and the interface has no carrier
 * @param quality how frames pass that reach the interface
 */
public record Condition(boolean cut, Quality quality) {
    public static final Condition GOOD = new Condition(false, Quality.PERFECT);

    private static final String CUT = "cut";

    public boolean isGood() {
        return equals(GOOD);
    }

    /** What this and another one, which knows better, come to. */
    Condition under(Condition nearer) {
        return new Condition(cut || nearer.cut, quality.with(nearer.quality.values()));
    }

    Condition withCut(boolean other) {
        return new Condition(other, quality);
    }

    Condition withQuality(Quality other) {
        return new Condition(cut, other);
    }

    /** Reads {@code cut rate 10mbit}, the words in any order. */
    public static Condition parse(List<String> words) {
        var others = words.stream().filter(word -> !word.equals(CUT)).toList();
        if (words.isEmpty() || words.size() - others.size() > 1) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(String.join(" ", words)) + "\" is not the condition of a link",
                    "write cut, or as in: rate 10mbit delay 20ms loss 1%"));
        }
        return new Condition(others.size() < words.size(), Quality.PERFECT.with(Quality.changes(others)));
    }

    /** {@code cut rate 10mbit}; empty when good. */
    public String text() {
        return String.join(
                " ",
                Stream.of(cut ? CUT : "", quality.text())
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    @Override
    public String toString() {
        return text();
    }
}
