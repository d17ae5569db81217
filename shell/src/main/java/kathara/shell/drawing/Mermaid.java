package kathara.shell.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A flow chart of Mermaid, as GitHub and GitLab show it in Markdown. */
final class Mermaid {
    private Mermaid() {}

    static String of(Sketch sketch) {
        var text =
                new StringBuilder("---\ntitle: ").append(quoted(sketch.title())).append("\n---\nflowchart TB\n");
        var ids = new HashMap<String, String>();
        for (var box : sketch.boxes()) {
            var id = "n" + ids.size(); // a name such as "end" would be a word of the language
            ids.put(box.id(), id);
            var lines = quoted(String.join("\n", box.lines()));
            text.append("  ").append(id);
            text.append(box.kind() == Sketch.Kind.HUB ? "([" + lines + "])" : "[" + lines + "]");
            text.append(mood(box.mood())).append('\n');
        }
        var broken = new ArrayList<String>();
        int number = 0;
        for (var wire : sketch.wires()) {
            var words = Stream.of(wire.atFrom(), wire.middle(), wire.atTo())
                    .filter(label -> !label.isNone())
                    .map(Sketch.Label::text)
                    .collect(Collectors.joining(" \u2014 "));
            text.append("  ").append(ids.get(wire.from()));
            text.append(sketch.directed() ? " -->" : " ---");
            text.append(words.isEmpty() ? "" : "|" + quoted(words) + "|");
            text.append(' ').append(ids.get(wire.to())).append('\n');
            if (wire.mood() == Sketch.Mood.BAD) {
                broken.add(String.valueOf(number));
            }
            number++;
        }
        text.append("  classDef faint stroke-dasharray: 4 3,opacity:0.6\n  classDef bad stroke:#cf222e\n");
        if (!broken.isEmpty()) {
            text.append("  linkStyle ").append(String.join(",", broken));
            text.append(" stroke:#cf222e,stroke-dasharray: 7 4\n");
        }
        return text.toString();
    }

    private static String mood(Sketch.Mood mood) {
        return switch (mood) {
            case FINE -> "";
            case FAINT -> ":::faint";
            case BAD -> ":::bad";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("&", "&amp;").replace("\"", "#quot;").replace("\n", "<br/>") + '"';
    }
}
