package kathara.shell.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kathara.shell.completion.Completion;
import kathara.shell.completion.LiveNames;
import kathara.shell.completion.Suggestion;
import kathara.shell.language.HalfLine;
import kathara.shell.screen.Screen.Role;
import org.jline.terminal.Size;

/** What {@code ?} says: all that may come at the cursor, by groups, with what each is. */
final class Answers {
    private static final int WIDEST_NAME = 24;
    /** Rows of the window that are not for the answer. */
    private static final int AROUND = 5;

    private static final String NONE = "nothing that is known comes here";

    private final Painter painter;

    Answers(Painter painter) {
        this.painter = painter;
    }

    /** The rows, as they are sent to the terminal. */
    List<String> at(HalfLine line, Completion completion, LiveNames live, Size window) {
        int columns = window.getColumns();
        var groups = groups(line, completion.suggestions(line, live));
        int all = groups.values().stream().mapToInt(List::size).sum() + groups.size();
        boolean crowded = all > window.getRows() - AROUND;
        var rows = new ArrayList<String>();
        completion
                .hint(line)
                .filter(hint -> !hint.next().isEmpty())
                .ifPresent(hint -> rows.add(clipped(hint.next() + "  " + hint.meaning(), columns)));
        groups.forEach((group, words) -> {
            rows.add(styled(Role.FAINT, group + ":"));
            rows.addAll(crowded ? close(words, columns) : each(words, columns));
        });
        if (rows.isEmpty()) {
            rows.add(styled(Role.FAINT, NONE));
        }
        return rows;
    }

    private List<String> each(List<Suggestion> words, int columns) {
        int widest = Math.min(
                WIDEST_NAME,
                words.stream().mapToInt(s -> s.value().length()).max().orElse(0));
        return words.stream()
                .map(suggestion -> row(suggestion, widest, columns))
                .toList();
    }

    /** The words alone, side by side, where there are more of them than rows. */
    private List<String> close(List<Suggestion> words, int columns) {
        int width = words.stream().mapToInt(s -> s.value().length()).max().orElse(0) + 2;
        int across = Math.max(1, (columns - 2) / width);
        var rows = new ArrayList<String>();
        for (int first = 0; first < words.size(); first += across) {
            var row = new StringBuilder("  ");
            words.subList(first, Math.min(words.size(), first + across))
                    .forEach(s -> row.append(styled(Role.COMMAND, s.value()))
                            .append(" ".repeat(width - s.value().length())));
            rows.add(row.toString().stripTrailing());
        }
        return rows;
    }

    /** Those that go on as the word begins; when there are none, those that have it inside. */
    private static Map<String, List<Suggestion>> groups(HalfLine line, List<Suggestion> all) {
        var typed = line.prefix().toLowerCase(Locale.ROOT);
        var fitting = all.stream()
                .filter(s -> s.value().toLowerCase(Locale.ROOT).startsWith(typed))
                .toList();
        if (fitting.isEmpty()) {
            fitting = all.stream()
                    .filter(s -> s.value().toLowerCase(Locale.ROOT).contains(typed))
                    .toList();
        }
        var groups = new LinkedHashMap<String, List<Suggestion>>();
        fitting.stream()
                .sorted(Comparator.comparing((Suggestion s) -> s.value().startsWith("-")))
                .forEach(s -> groups.computeIfAbsent(s.group(), name -> new ArrayList<>())
                        .add(s));
        return groups;
    }

    private String row(Suggestion suggestion, int widest, int columns) {
        var name = suggestion.value();
        var pad = " ".repeat(Math.max(0, widest - name.length()) + 2);
        int room = Math.max(0, columns - 3 - name.length() - pad.length());
        return ("  " + styled(Role.COMMAND, name) + pad + clipped(suggestion.description(), room)).stripTrailing();
    }

    private static String clipped(String text, int room) {
        return text.length() <= room ? text : text.substring(0, Math.max(0, room));
    }

    private String styled(Role role, String text) {
        return painter.theme().styled(role, text);
    }
}
