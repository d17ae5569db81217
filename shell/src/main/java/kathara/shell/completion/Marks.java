package kathara.shell.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kathara.shell.command.Commands;
import kathara.shell.language.Tokens;
import kathara.shell.language.Tokens.Token;
import kathara.shell.screen.Screen.Role;

/**
 * What the words of a line stand for, while it is typed. A word that nothing is called is marked when it is complete:
 * while the cursor stands behind it, it may still become one.
 */
public final class Marks {
    /** Before these, a name may be new. */
    private static final Set<String> MAKES_NODES = Set.of("vstart", "lstart");

    private final Completion completion;
    private final LiveNames live;
    private final List<Mark> marks = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private Tokens.Kind lead = Tokens.Kind.END;

    private Marks(Completion completion, LiveNames live) {
        this.completion = completion;
        this.live = live;
    }

    /** The marks of a line, in order. */
    public static List<Mark> of(String line, Completion completion, LiveNames live) {
        var marks = new Marks(completion, live);
        for (var token : Tokens.of(line)) {
            boolean typing = token.end() == line.length();
            marks.roleOf(token, typing).ifPresent(role -> marks.marks.add(new Mark(token.start(), token.end(), role)));
            marks.next(token);
        }
        return marks.marks;
    }

    private void next(Token token) {
        if (token.kind() == Tokens.Kind.WORD) {
            before.add(token.text());
        } else {
            before.clear();
            lead = token.kind();
        }
    }

    private Optional<Role> roleOf(Token token, boolean typing) {
        return switch (token.kind()) {
            case COMMENT -> Optional.of(Role.FAINT);
            case END, PIPE, INTO, HOST, KEYWORD -> Optional.of(Role.COMMAND);
            case WORD -> roleOfWord(token, typing);
        };
    }

    private Optional<Role> roleOfWord(Token token, boolean typing) {
        if (token.quoted()) {
            return Optional.of(Role.QUOTED);
        }
        if (lead == Tokens.Kind.INTO || lead == Tokens.Kind.HOST) {
            return Optional.empty();
        }
        if (lead == Tokens.Kind.PIPE && before.isEmpty()) {
            return Commands.find(token.text()).isPresent() ? Optional.of(Role.COMMAND) : badUnless(typing);
        }
        if (Completion.inner(before).isEmpty()) {
            return first(token.text(), typing);
        }
        var place = completion.place(before, token.text());
        if (place.isPresent()) {
            return argument(place.get(), token.text(), typing);
        }
        return live.nodes().containsKey(token.text()) ? Optional.of(Role.NODE) : Optional.empty();
    }

    private Optional<Role> first(String word, boolean typing) {
        if (live.nodeOf(word).isPresent()) {
            return Optional.of(Role.NODE);
        }
        if (Commands.meant(word).isPresent()
                && (word.length() > 1 || Commands.find(word).isPresent())) {
            return Optional.of(Role.COMMAND);
        }
        boolean pattern = !word.matches("[A-Za-z0-9_-]*") || word.equals("all") || live == LiveNames.NONE;
        boolean may = typing
                && (live.nodes().keySet().stream().anyMatch(name -> name.startsWith(word))
                        || Commands.names().stream().anyMatch(name -> name.startsWith(word)));
        return pattern || may || Tokens.beginsKeyword(word) ? Optional.empty() : Optional.of(Role.BAD);
    }

    private Optional<Role> argument(Place place, String word, boolean typing) {
        if (place.takesOptions() && word.startsWith("-")) {
            return place.spec().findOption(word) != null ? Optional.of(Role.OPTION) : badUnless(typing);
        }
        var label = place.arguments().stream()
                .findFirst()
                .map(each -> each.paramLabel())
                .orElse("");
        boolean known =
                switch (label) {
                    case "NODE" -> live.nodes().containsKey(word);
                    case "LINK" -> live.links().containsKey(word);
                    case "IMAGE" -> live.images().containsKey(word);
                    case "COMMAND" -> Commands.find(word).isPresent();
                    default -> true;
                };
        return known ? roleOfValue(label, word) : mayBeNew(place, label) ? Optional.empty() : badUnless(typing);
    }

    private Optional<Role> roleOfValue(String label, String word) {
        return switch (label) {
            case "NODE" -> Optional.of(Role.NODE);
            case "LINK" -> Optional.of(Role.LINK);
            case "COMMAND" -> Optional.of(Role.COMMAND);
            default -> word.startsWith("-") ? Optional.of(Role.OPTION) : Optional.empty();
        };
    }

    /** Whether what a name stands for is not of the session's lab, or need not exist yet. */
    private boolean mayBeNew(Place place, String label) {
        boolean elsewhere = place.given().stream()
                .anyMatch(word -> word.equals("-d") || word.startsWith("--directory") || word.equals("-v"));
        return elsewhere
                || label.equals("IMAGE")
                || label.equals("COMMAND")
                || live == LiveNames.NONE
                || MAKES_NODES.contains(place.spec().name());
    }

    private static Optional<Role> badUnless(boolean typing) {
        return typing ? Optional.empty() : Optional.of(Role.BAD);
    }
}
