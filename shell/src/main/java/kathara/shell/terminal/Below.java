package kathara.shell.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import kathara.shell.completion.Completion;
import kathara.shell.completion.Hint;
import kathara.shell.completion.LiveNames;
import kathara.shell.language.HalfLine;
import kathara.shell.screen.Screen.Role;
import kathara.shell.workspace.Workspace;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** The lines below the one that is typed: what its command takes, and what runs. */
final class Below {
    private final Workspace workspace;
    private final Completion completion;
    private Supplier<List<String>> going = List::of;

    Below(Workspace workspace, Completion completion) {
        this.workspace = workspace;
        this.completion = completion;
    }

    /** What goes on besides comes from here. */
    void alsoSays(Supplier<List<String>> source) {
        going = source;
    }

    List<AttributedString> lines(String line, int cursor, LiveNames live, PromptSettings settings) {
        var painter = new Painter(settings.theme());
        var lines = new ArrayList<AttributedString>();
        if (settings.hints()) {
            completion.hint(HalfLine.of(line, cursor)).ifPresent(hint -> lines.add(hint(hint, painter)));
        }
        if (settings.status()) {
            lines.add(painter.text(Role.FAINT, status(live)));
        }
        return lines;
    }

    /** How many lines were pasted; asks whether they are meant. */
    static AttributedString pasted(String line, Painter painter) {
        long count = line.lines().filter(each -> !each.isBlank()).count();
        return painter.text(Role.BAD, count + " lines were pasted: Enter runs them, Ctrl-C drops them");
    }

    private static AttributedString hint(Hint hint, Painter painter) {
        var text = new AttributedStringBuilder().append(painter.text(Role.COMMAND, hint.command()));
        for (String argument : hint.arguments()) {
            text.append(" ");
            text.append(
                    argument.equals(hint.next())
                            ? painter.text(Role.COMMAND, argument)
                            : painter.text(Role.FAINT, argument));
        }
        if (!hint.meaning().isEmpty()) {
            var before = hint.arguments().contains(hint.next()) ? "  " : "  " + hint.next() + ": ";
            text.append(painter.text(Role.FAINT, before + hint.meaning()));
        }
        return text.toAttributedString();
    }

    private String status(LiveNames live) {
        var platform = workspace.openPlatform().map(open -> open.name()).orElse("no platform yet");
        int nodes = live.nodes().size();
        var up = nodes == 0
                ? "no nodes"
                : live.running() == nodes
                        ? nodes + (nodes == 1 ? " node up" : " nodes up")
                        : live.running() + " of " + nodes + " nodes up";
        var parts = new ArrayList<>(List.of("lab " + workspace.place().shown(), platform, up));
        parts.addAll(going.get());
        return String.join(" | ", parts);
    }
}
