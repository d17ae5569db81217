package kathara.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kathara.engine.call.Policy;
import kathara.shell.drawing.Sketch;

/** The policy's machine as it is drawn: a box for each state, round where a call may end, and a wire for each word. */
final class PolicyGraph {
    private PolicyGraph() {}

    static Sketch of(Policy policy) {
        var kinds = new LinkedHashMap<String, Sketch.Kind>();
        var wires = new ArrayList<Sketch.Wire>();
        for (var transition : policy.transitions()) {
            kinds.putIfAbsent(transition.from(), Sketch.Kind.NODE);
            kinds.merge(
                    transition.to(),
                    transition.ends() ? Sketch.Kind.HUB : Sketch.Kind.NODE,
                    (one, other) -> one == Sketch.Kind.HUB ? one : other);
            wires.add(new Sketch.Wire(
                    transition.from(),
                    transition.to(),
                    Sketch.Label.NONE,
                    new Sketch.Label(transition.pattern(), Sketch.Mood.FINE),
                    Sketch.Label.NONE,
                    Sketch.Mood.FINE));
        }
        return new Sketch(
                "policy", true, kinds.entrySet().stream().map(PolicyGraph::box).toList(), wires);
    }

    private static Sketch.Box box(Map.Entry<String, Sketch.Kind> state) {
        return new Sketch.Box(state.getKey(), state.getValue(), List.of(state.getKey()), Sketch.Mood.FINE);
    }
}
