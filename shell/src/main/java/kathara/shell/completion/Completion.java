package kathara.shell.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kathara.shell.command.CommandEntry;
import kathara.shell.command.CommandEntry.Group;
import kathara.shell.command.Commands;
import kathara.shell.command.Parsing;
import kathara.shell.language.HalfLine;
import kathara.shell.script.ScriptWords;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Finds what may come next, from a command's picocli declaration and what is known of the lab. It asks no platform. Any
 * thread may use it.
 */
public final class Completion {
    private final UserFiles files;
    private final InsideNodes inside;
    private final Map<String, CommandSpec> specs = new ConcurrentHashMap<>();

    public Completion(Workspace workspace, InsideNodes inside) {
        this.files = new UserFiles(workspace);
        this.inside = inside;
    }

    /** What may stand at the cursor; some may not fit what of the word is written already. */
    public List<Suggestion> suggestions(HalfLine line, LiveNames live) {
        return suggestions(line, new Values(live, inside, Optional.of(files)));
    }

    /** The same without the user's files: nothing is read from a disk. */
    public List<Suggestion> quickSuggestions(HalfLine line, LiveNames live) {
        return suggestions(line, new Values(live, inside, Optional.empty()));
    }

    private List<Suggestion> suggestions(HalfLine line, Values values) {
        return switch (line.role()) {
            case STATEMENT -> ofStatement(line, values);
            case FILE, HOST ->
                values.files()
                        .map(all -> all.startingWith(line.prefix(), false))
                        .orElse(List.of());
            case FILTER -> ofFilter(line, values);
            case CODE -> ofCode(line, values);
        };
    }

    /** Of Groovy; of other code in braces nothing is known. */
    private static List<Suggestion> ofCode(HalfLine line, Values values) {
        int last = line.before().size() - 1;
        var before = inner(line.before().subList(0, last));
        return before.isEmpty()
                        || Commands.meant(before.get(0))
                                .filter(entry -> entry.name().equals("groovy"))
                                .isEmpty()
                ? List.of()
                : values.inScript(ScriptWords.at(line.before().get(last)));
    }

    private List<Suggestion> ofFilter(HalfLine line, Values values) {
        if (line.before().isEmpty()) {
            return Commands.ALL.stream()
                    .filter(entry -> entry.group() == Group.FILTERS)
                    .map(entry -> new Suggestion(entry.name(), "filters", entry.summary(), true))
                    .toList();
        }
        return place(line.before(), line.prefix())
                .map(place -> ofPlace(place, values))
                .orElse(List.of());
    }

    private static List<Suggestion> ofPlace(Place place, Values values) {
        var all = new ArrayList<>(values.at(place));
        if (place.takesOptions()) {
            all.addAll(options(place.spec()));
        }
        return all;
    }

    private List<Suggestion> ofStatement(HalfLine line, Values values) {
        var before = inner(line.before());
        if (before.isEmpty()) {
            return first(values.live(), line.prefix());
        }
        var name = before.get(0);
        return place(before, line.prefix()).map(place -> ofPlace(place, values)).orElseGet(() -> values.live()
                .nodeOf(name)
                .map(node -> behindNodes(name, node, before, line.prefix(), values))
                .orElseGet(() -> Values.named(values.live().nodes(), "nodes")));
    }

    private static List<Suggestion> behindNodes(
            String name, String node, List<String> before, String prefix, Values values) {
        var all = new ArrayList<Suggestion>();
        if (before.size() == 1) {
            Commands.questions().forEach((word, meaning) -> all.add(new Suggestion(word, "questions", meaning, true)));
        }
        if (before.size() == 1 && !name.equals(node)) {
            all.add(new Suggestion("except", "groups", "not these nodes", true));
        }
        all.addAll(values.insideOf(node, prefix, before.size() == 1));
        return all;
    }

    /** Without the commands that only say what another one is to do: {@code expect}, {@code wait until}, {@code no}. */
    static List<String> inner(List<String> before) {
        int from = 0;
        while (from < before.size()
                && (before.get(from).equals("expect")
                        || before.get(from).equals("no")
                        || from > 0
                                && before.get(from).equals("until")
                                && before.get(from - 1).equals("wait"))) {
            from++;
        }
        boolean waits = before.size() > from + 1
                && before.get(from).equals("wait")
                && before.get(from + 1).equals("until");
        return waits ? inner(before.subList(from + 2, before.size())) : before.subList(from, before.size());
    }

    private static List<Suggestion> first(LiveNames live, String typed) {
        int comma = typed.lastIndexOf(',');
        if (comma >= 0) {
            var others = typed.substring(0, comma + 1);
            return Values.named(live.nodes(), "nodes").stream()
                    .map(node -> new Suggestion(others + node.value(), node.group(), node.description(), true))
                    .toList();
        }
        var all = new ArrayList<>(Values.named(live.nodes(), "nodes"));
        if (!live.nodes().isEmpty()) {
            all.add(new Suggestion("all", "groups", "all nodes", true));
            live.imagesOfNodes().values().stream()
                    .distinct()
                    .forEach(image -> all.add(new Suggestion(
                            "@" + image.substring(image.lastIndexOf('/') + 1), "groups", "nodes of " + image, true)));
        }
        Commands.ALL.stream()
                .filter(entry -> entry.group() != Group.FILTERS)
                .forEach(entry -> all.add(new Suggestion(
                        entry.name(), entry.group().heading().toLowerCase(Locale.ROOT), entry.summary(), true)));
        return all;
    }

    private static List<Suggestion> options(CommandSpec spec) {
        return spec.options().stream()
                .map(each -> new Suggestion(each.longestName(), "options", String.join(" ", each.description()), true))
                .toList();
    }

    /** The place of a word in the arguments of a command; empty when the line begins with no command. */
    Optional<Place> place(List<String> before, String word) {
        var own = inner(before);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        return Commands.meant(own.get(0)).map(entry -> new Place(specOf(entry), own.subList(1, own.size()), word));
    }

    /** The arguments of the command in a line, as its help has them, and which of them comes at the cursor. */
    public Optional<Hint> hint(HalfLine line) {
        boolean ofOurs = line.role() == HalfLine.Role.STATEMENT || line.role() == HalfLine.Role.FILTER;
        return !ofOurs || line.before().isEmpty()
                ? Optional.empty()
                : place(line.before(), line.prefix()).map(Completion::hint);
    }

    private static Hint hint(Place place) {
        var spec = place.spec();
        var all = spec.positionalParameters().stream().map(ArgSpec::paramLabel).toList();
        var next = place.arguments().stream().findFirst();
        return new Hint(
                spec.name(),
                all,
                next.map(ArgSpec::paramLabel).orElse(""),
                next.map(each -> String.join(" ", each.description())).orElse(""));
    }

    private CommandSpec specOf(CommandEntry entry) {
        return specs.computeIfAbsent(
                entry.name(),
                name -> Parsing.parserOf(entry, entry.make().get()).getCommandSpec());
    }
}
