package kathara.engine.plan;

import java.util.List;
import java.util.stream.Stream;
import kathara.engine.call.EngineCall;
import kathara.engine.topology.NodeName;

/**
 * What must be done, in stages. It can be shown, approved and performed.
 *
 * @param stages each begins when the one before it has ended
 * @param notes what the user should know before: nodes that are made anew, and why
 * @param starting nodes that run their start-up scripts because of it
 */
public record Plan(List<Stage> stages, List<String> notes, List<NodeName> starting) {

    /**
     * Tracks that do not depend on each other; the calls of one track follow each other.
     *
     * @param what the user is told meanwhile, as in "starting nodes"
     * @param after nodes whose start-up must have ended before the stage begins
     */
    public record Stage(String what, List<List<EngineCall>> tracks, List<NodeName> after) {
        public Stage(String what, List<List<EngineCall>> tracks) {
            this(what, tracks, List.of());
        }

        public Stage {
            after = List.copyOf(after);
            tracks = tracks.stream().map(List::copyOf).toList();
        }
    }

    public static final Plan NOTHING = new Plan(List.of(), List.of(), List.of());

    public Plan {
        stages = stages.stream().filter(stage -> !stage.tracks().isEmpty()).toList();
        notes = List.copyOf(notes);
        starting = List.copyOf(starting);
    }

    public boolean isEmpty() {
        return stages.isEmpty();
    }

    /** Every call, in an order in which they could be done one by one. */
    public Stream<EngineCall> calls() {
        return stages.stream().flatMap(stage -> stage.tracks().stream()).flatMap(List::stream);
    }
}
