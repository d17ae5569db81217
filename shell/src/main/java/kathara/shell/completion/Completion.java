package kathara.shell.completion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kathara.shell.command.CommandEntry;
import kathara.shell.command.Commands;
import kathara.shell.command.Parsing;
import kathara.shell.language.HalfLine;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Finds what may come next from a command's picocli declaration: the label of a parameter says what kind it is. */
public final class Completion {
    private final UserFiles files;
    private final Map<String, CommandSpec> specs = new HashMap<>();

    public Completion(Workspace workspace) {
        this.files = new UserFiles(workspace);
    }

    /** What may stand at the cursor; some may not fit what of the word is written already. */
    public List<Suggestion> suggestions(HalfLine line, LiveNames live) {
        if (line.before().isEmpty()) {
            return first(live);
        }
        return Commands.find(line.before().get(0))
                .map(entry -> new At(specOf(entry), line, live).suggestions())
                .orElseGet(() -> named(live.nodes(), "nodes"));
    }

    private static List<Suggestion> first(LiveNames live) {
        var all = new ArrayList<>(named(live.nodes(), "nodes"));
        Commands.ALL.forEach(entry -> all.add(
                new Suggestion(entry.name(), entry.group().heading().toLowerCase(Locale.ROOT), entry.summary(), true)));
        return all;
    }

    private CommandSpec specOf(CommandEntry entry) {
        return specs.computeIfAbsent(
                entry.name(),
                name -> Parsing.parserOf(entry, entry.make().get()).getCommandSpec());
    }

    private static List<Suggestion> named(Map<String, String> names, String group) {
        return names.entrySet().stream()
                .map(entry -> new Suggestion(entry.getKey(), group, entry.getValue(), true))
                .toList();
    }

    private static List<Suggestion> plain(List<String> values, String group) {
        return values.stream()
                .map(value -> new Suggestion(value, group, "", true))
                .toList();
    }

    /** One place in the arguments of one command. */
    private final class At {
        private final CommandSpec spec;
        private final List<String> given;
        private final String prefix;
        private final LiveNames live;

        At(CommandSpec spec, HalfLine line, LiveNames live) {
            this.spec = spec;
            this.given = line.before().subList(1, line.before().size());
            this.prefix = line.prefix();
            this.live = live;
        }

        List<Suggestion> suggestions() {
            var last = given.isEmpty() ? "" : given.get(given.size() - 1);
            var option = spec.findOption(last);
            if (option != null && option.arity().max() > 0) {
                return values(option, prefix);
            }
            int words = positionals();
            boolean othersWords = spec.parser().stopAtPositional() && words > 0;
            if (prefix.startsWith("-") && !othersWords) {
                return options();
            }
            var all = new ArrayList<Suggestion>();
            openOption().ifPresent(open -> all.addAll(values(open, prefix)));
            var parameter = spec.positionalParameters().stream()
                    .filter(candidate -> candidate.index().contains(words))
                    .findFirst();
            parameter.ifPresent(found -> all.addAll(values(found, prefix)));
            return parameter.isEmpty() && all.isEmpty() && !othersWords ? options() : all;
        }

        /** The option of many values that the word at the cursor may be a further value of. */
        private Optional<OptionSpec> openOption() {
            for (int i = given.size() - 1; i >= 0; i--) {
                var option = spec.findOption(given.get(i));
                if (option != null) {
                    return Optional.of(option).filter(found -> found.arity().max() > 1);
                }
            }
            return Optional.empty();
        }

        private List<Suggestion> options() {
            int equals = prefix.indexOf('=');
            var option = equals < 0 ? null : spec.findOption(prefix.substring(0, equals));
            if (option != null) {
                var before = prefix.substring(0, equals + 1);
                return values(option, prefix.substring(equals + 1)).stream()
                        .map(s -> new Suggestion(before + s.value(), s.group(), s.description(), s.whole()))
                        .toList();
            }
            return spec.options().stream()
                    .map(each ->
                            new Suggestion(each.longestName(), "options", String.join(" ", each.description()), true))
                    .toList();
        }

        /** How many words that are neither options nor their values have been given. */
        private int positionals() {
            int count = 0;
            for (int i = 0; i < given.size(); i++) {
                var option = spec.findOption(given.get(i));
                if (option != null) {
                    i += option.arity().max() > 0 ? 1 : 0;
                } else if (!given.get(i).startsWith("-")) {
                    count++;
                }
            }
            return count;
        }

        private List<Suggestion> values(ArgSpec parameter, String typed) {
            var all = new ArrayList<Suggestion>();
            for (String kind : parameter.paramLabel().split("[|]")) {
                all.addAll(ofKind(kind, typed));
            }
            return all;
        }

        private List<Suggestion> ofKind(String kind, String typed) {
            return switch (kind) {
                case "NODE" -> named(live.nodes(), "nodes");
                case "LINK" -> named(live.links(), "links");
                case "[N:]LINK[/MAC]" -> links(typed, "");
                case "N:LINK[/MAC]" -> links(typed, nextNumber() + ":");
                case "ethN" -> plain(interfaces(), "interfaces");
                case "IMAGE" -> named(live.images(), "images");
                case "LAB" -> plain(live.labs(), "labs");
                case "NAME" -> plain(live.recipes(), "recipes");
                case "COMMAND" ->
                    Commands.ALL.stream()
                            .map(entry -> new Suggestion(entry.name(), "commands", entry.summary(), true))
                            .toList();
                case "DIR" -> files.startingWith(typed, true);
                case "FILE" -> files.startingWith(typed, false);
                default -> kind.matches("[a-z]+") ? plain(List.of(kind), "words") : List.of();
            };
        }

        /** {@code 0:A}: a number that is written stays, and a link follows. */
        private List<Suggestion> links(String typed, String otherwise) {
            int colon = typed.indexOf(':');
            var number = colon < 0 ? otherwise : typed.substring(0, colon + 1);
            return live.links().entrySet().stream()
                    .map(link -> new Suggestion(number + link.getKey(), "links", link.getValue(), true))
                    .toList();
        }

        /** One more than the highest interface number in the line. */
        private int nextNumber() {
            return given.stream()
                    .filter(word -> word.matches("[0-9]{1,3}:.*"))
                    .mapToInt(word -> 1 + Integer.parseInt(word.substring(0, word.indexOf(':'))))
                    .max()
                    .orElse(0);
        }

        /** The interfaces of the first node in the line; of all nodes when there is none yet. */
        private List<String> interfaces() {
            return given.stream()
                    .filter(live.interfaces()::containsKey)
                    .findFirst()
                    .map(live.interfaces()::get)
                    .orElseGet(() -> live.interfaces().values().stream()
                            .flatMap(List::stream)
                            .distinct()
                            .sorted()
                            .toList());
        }
    }
}
