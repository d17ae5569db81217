package kathara.shell.terminal;

import java.util.List;
import kathara.shell.completion.Mark;
import kathara.shell.screen.Screen.Role;
import kathara.shell.screen.Theme;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Draws texts in the colours of a theme. */
record Painter(Theme theme) {

    /** A line with its marked parts in their colours; a word that nothing is called is underlined. */
    AttributedString line(String line, List<Mark> marks) {
        var painted = new AttributedStringBuilder();
        int at = 0;
        for (var mark : marks) {
            painted.append(line.substring(at, mark.start()));
            var word = text(mark.role(), line.substring(mark.start(), mark.end()));
            painted.append(mark.role() == Role.BAD ? underlined(word) : word);
            at = mark.end();
        }
        return painted.append(line.substring(at)).toAttributedString();
    }

    private AttributedString underlined(AttributedString word) {
        return theme == Theme.PLAIN
                ? word
                : new AttributedString(word, word.styleAt(0).underline());
    }

    AttributedString text(Role role, String text) {
        return AttributedString.fromAnsi(theme.styled(role, text));
    }

    /** What is offered and not written yet. */
    AttributedString ghost(String text) {
        return theme == Theme.PLAIN
                ? new AttributedString(text, AttributedStyle.DEFAULT.faint())
                : text(Role.FAINT, text);
    }
}
