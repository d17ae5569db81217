package kathara.shell.language;

import java.util.List;
import java.util.stream.Stream;

/**
 * One statement of a {@link Script} with the comments that belong to it.
 *
 * @param text the whole statement as it is written, blocks and all
 * @param above the comments in the lines before it, without their signs
 * @param beside the comment behind it in its last line; none or one
 */
public record Passage(Step step, String text, List<String> above, List<String> beside) {
    public Passage {
        above = List.copyOf(above);
        beside = List.copyOf(beside);
    }

    /** All that is said of it. */
    public List<String> notes() {
        return Stream.concat(above.stream(), beside.stream()).toList();
    }

    /** The word that it begins with; nothing when that is known only when it runs. */
    public String verb() {
        return step instanceof Step.Pipeline pipeline
                        && !pipeline.calls().get(0).onHost()
                ? pipeline.calls().get(0).words().get(0).plain().orElse("")
                : "";
    }
}
