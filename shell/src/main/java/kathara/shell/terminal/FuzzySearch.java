package kathara.shell.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import kathara.shell.screen.Screen.Role;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.utils.AttributedString;

/**
 * The key Ctrl-R: while it goes on, what is typed is looked for in the lines of before, and those that have its letters
 * in order are listed, the nearest together first. Enter takes the chosen one into the line; Ctrl-C, Ctrl-G and Escape
 * leave the line as it was.
 */
final class FuzzySearch implements Widget {
    private static final int SHOWN = 10;
    private static final String UP = "up";
    private static final String DOWN = "down";
    private static final String TAKE = "take";
    private static final String LEAVE = "leave";
    private static final String BACK = "back";
    private static final String LETTER = "letter";

    private final PromptLine line;
    private final LabHistory history;
    private final Supplier<Painter> painter;
    private final KeyMap<Binding> keys = new KeyMap<>();

    FuzzySearch(PromptLine line, LabHistory history, Supplier<Painter> painter) {
        this.line = line;
        this.history = history;
        this.painter = painter;
        keys.setUnicode(new Reference(LETTER));
        for (char c = ' '; c < 127; c++) {
            keys.bind(new Reference(LETTER), Character.toString(c));
        }
        keys.bind(new Reference(DOWN), "\u001b[A", "\u001bOA", "\u0012", "\u0010");
        keys.bind(new Reference(UP), "\u001b[B", "\u001bOB", "\u000e");
        keys.bind(new Reference(TAKE), "\r", "\n", "\t", "\u001b[C", "\u001bOC");
        keys.bind(new Reference(LEAVE), "\u0007", "\u0003", "\u0004", "\u001b");
        keys.bind(new Reference(BACK), "\u007f", "\b");
        keys.setAmbiguousTimeout(200);
    }

    @Override
    public boolean apply() {
        var all = history.bestFirst();
        var typed = new StringBuilder(line.getBuffer().toString());
        int chosen = 0;
        try {
            while (true) {
                var found = found(all, typed.toString());
                chosen = Math.max(0, Math.min(chosen, found.size() - 1));
                line.overlay(picture(typed.toString(), found, chosen));
                var key = line.next(keys) instanceof Reference known ? known.name() : LEAVE;
                switch (key) {
                    case LETTER -> typed.append(line.getLastBinding());
                    case BACK -> typed.setLength(Math.max(0, typed.length() - 1));
                    case UP -> chosen--;
                    case DOWN -> chosen++;
                    case TAKE -> {
                        Optional.of(chosen).filter(i -> i < found.size()).ifPresent(i -> line.line(found.get(i)));
                        return true;
                    }
                    default -> {
                        return true;
                    }
                }
            }
        } finally {
            line.overlay(List.of());
        }
    }

    private List<AttributedString> picture(String typed, List<String> found, int chosen) {
        var rows = new ArrayList<AttributedString>();
        rows.add(painter.get()
                .text(Role.FAINT, "find: " + typed + "  (" + found.size() + "; Ctrl-R next, Enter takes it)"));
        int first = Math.max(0, Math.min(chosen - SHOWN / 2, found.size() - SHOWN));
        for (int i = first; i < Math.min(found.size(), first + SHOWN); i++) {
            var text = found.get(i).replace('\n', ' ');
            rows.add(i == chosen ? painter.get().text(Role.COMMAND, "> " + text) : new AttributedString("  " + text));
        }
        return rows;
    }

    /** The lines that have all letters in order; nearer together is better, and of equals the first. */
    static List<String> found(List<String> lines, String typed) {
        record Scored(String line, int score) {}
        return lines.stream()
                .flatMap(text -> spread(text.toLowerCase(Locale.ROOT), typed.toLowerCase(Locale.ROOT)).stream()
                        .mapToObj(score -> new Scored(text, score)))
                .sorted(Comparator.comparingInt(Scored::score))
                .map(Scored::line)
                .toList();
    }

    /** How far the letters stand apart where they stand closest. */
    private static OptionalInt spread(String text, String letters) {
        if (letters.isEmpty()) {
            return OptionalInt.of(0);
        }
        return IntStream.range(0, text.length())
                .filter(start -> text.charAt(start) == letters.charAt(0))
                .map(start -> spreadFrom(text, start, letters))
                .filter(score -> score >= 0)
                .min();
    }

    private static int spreadFrom(String text, int start, String letters) {
        int at = start;
        for (int i = 1; i < letters.length(); i++) {
            at = text.indexOf(letters.charAt(i), at + 1);
            if (at < 0) {
                return -1;
            }
        }
        return at - start;
    }
}
