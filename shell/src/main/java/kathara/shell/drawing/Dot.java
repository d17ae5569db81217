package kathara.shell.drawing;

import java.util.Locale;
import java.util.Map;

/** The language of Graphviz, dot(1). */
final class Dot {
    private static final Map<Sketch.Kind, String> SHAPES =
            Map.of(Sketch.Kind.NODE, "box", Sketch.Kind.HUB, "oval", Sketch.Kind.OUTSIDE, "component");

    private Dot() {}

    static String of(Sketch sketch) {
        var text = new StringBuilder();
        text.append(sketch.directed() ? "digraph " : "graph ")
                .append(quoted(sketch.title()))
                .append(" {\n")
                .append("  node [fontname=monospace, fontsize=11];\n")
                .append("  edge [fontname=monospace, fontsize=9];\n");
        for (var box : sketch.boxes()) {
            text.append("  ").append(quoted(box.id())).append(" [shape=").append(SHAPES.get(box.kind()));
            text.append(", label=").append(quoted(String.join("\n", box.lines())));
            text.append(mood(box.mood())).append("];\n");
        }
        for (var wire : sketch.wires()) {
            text.append("  ").append(quoted(wire.from()));
            text.append(sketch.directed() ? " -> " : " -- ").append(quoted(wire.to()));
            text.append(" [label=").append(quoted(wire.middle().text()));
            text.append(", taillabel=").append(quoted(wire.atFrom().text()));
            text.append(", headlabel=").append(quoted(wire.atTo().text()));
            text.append(mood(wire.mood())).append("];\n");
        }
        return text.append("}\n").toString();
    }

    private static String mood(Sketch.Mood mood) {
        return switch (mood) {
            case FINE -> "";
            case FAINT -> ", style=dashed, color=gray, fontcolor=gray";
            case BAD -> ", style=dashed, color=red, fontcolor=red";
        };
    }

    /** Graphviz understands {@code \n} as the end of a line, and so do we. */
    private static String quoted(String text) {
        return String.format(
                Locale.ROOT,
                "\"%s\"",
                text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    }
}
