package kathara.engine.topology;

import java.util.Optional;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * One interface of a node and the link it is plugged into.
 *
 * @param number 0 to {@value #HIGHEST}; the interface is called {@code eth} and this number inside the node
 * @param mac the address, when the user gave one
 */
public record Interface(int number, LinkName link, Optional<Mac> mac) {
    public static final int HIGHEST = 999;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    public Interface {
        if (number < 0 || number > HIGHEST) {
            throw badNumber(Integer.toString(number));
        }
    }

    /** Reads what stands after {@code =} or {@code :}, {@code LINK} or {@code LINK/MAC}. */
    public static Interface parse(int number, String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Interface(number, new LinkName(text), Optional.empty())
                : new Interface(
                        number,
                        new LinkName(text.substring(0, slash)),
                        Optional.of(new Mac(text.substring(slash + 1))));
    }

    /** Reads an interface number; a user problem unless it is 0 to {@value #HIGHEST}, written in ASCII digits. */
    public static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw badNumber(text);
        }
        return Integer.parseInt(text);
    }

    private static LabException badNumber(String text) {
        return new LabException(Problem.of(
                "\"" + Shown.shortened(text) + "\" is not an interface number",
                "use 0 to " + HIGHEST + ", as in eth0"));
    }

    public String name() {
        return "eth" + number;
    }

    /** The address it has in this lab: the one given, or the one derived from lab, node and number. */
    public Mac macIn(LabId lab, NodeName node) {
        return mac.orElseGet(() -> Mac.derived(lab, node, number));
    }

    /** As after {@code =} in lab.conf. */
    public String text() {
        return link + mac.map(m -> "/" + m).orElse("");
    }
}
