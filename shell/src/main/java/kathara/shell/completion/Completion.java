package kathara.shell.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import kathara.engine.labconf.LabDirectory;
import kathara.shell.command.CommandEntry;
import kathara.shell.command.Commands;
import kathara.shell.command.Parsing;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Finds what may come next from a command's picocli declaration: the label of a parameter says what kind it is. */
public final class Completion {
    private final Workspace workspace;
    private final Map<String, CommandSpec> specs = new HashMap<>();

    public Completion(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What may stand at the cursor.
     *
     * @param before the words of the statement before the one at the cursor
     * @param prefix what of that word stands before the cursor
     */
    public List<Suggestion> suggestions(List<String> before, String prefix, LiveNames live) {
        if (before.isEmpty()) {
            return first(live);
        }
        var entry = Commands.find(before.get(0));
        return entry.isPresent()
                ? ofCommand(specOf(entry.get()), before.subList(1, before.size()), prefix, live)
                : named(live.nodes(), "nodes");
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

    private List<Suggestion> ofCommand(CommandSpec spec, List<String> given, String prefix, LiveNames live) {
        var last = given.isEmpty() ? "" : given.get(given.size() - 1);
        var option = spec.findOption(last);
        if (option != null && option.arity().max() > 0) {
            return values(option, prefix, live);
        }
        if (prefix.startsWith("-")) {
            return options(spec, prefix, live);
        }
        int words = positionals(spec, given);
        return spec.positionalParameters().stream()
                .filter(parameter -> parameter.index().contains(words))
                .findFirst()
                .map(parameter -> values(parameter, prefix, live))
                .orElseGet(() -> options(spec, prefix, live));
    }

    private List<Suggestion> options(CommandSpec spec, String prefix, LiveNames live) {
        int equals = prefix.indexOf('=');
        if (equals > 0 && spec.findOption(prefix.substring(0, equals)) != null) {
            var option = spec.findOption(prefix.substring(0, equals));
            return values(option, prefix.substring(equals + 1), live).stream()
                    .map(s -> new Suggestion(
                            prefix.substring(0, equals + 1) + s.value(), s.group(), s.description(), s.whole()))
                    .toList();
        }
        return spec.options().stream()
                .map(option -> new Suggestion(option.longestName(), "options", about(option), true))
                .toList();
    }

    private static String about(OptionSpec option) {
        return option.description().length == 0 ? "" : option.description()[0];
    }

    /** How many words that are neither options nor their values have been given. */
    private static int positionals(CommandSpec spec, List<String> given) {
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

    private List<Suggestion> values(ArgSpec parameter, String prefix, LiveNames live) {
        var label = parameter.paramLabel();
        var all = new ArrayList<Suggestion>();
        for (String kind : label.replaceAll("[\\[\\]<>]", "").split("[|]")) {
            all.addAll(ofKind(kind, prefix, live));
        }
        return all;
    }

    private List<Suggestion> ofKind(String kind, String prefix, LiveNames live) {
        return switch (kind) {
            case "NODE" -> named(live.nodes(), "nodes");
            case "LINK", "LINK/MAC", "N:LINK/MAC" -> links(kind, prefix, live);
            case "N:" -> List.of();
            case "IMAGE" -> named(live.images(), "images");
            case "LAB" -> plain(live.labs(), "labs");
            case "NAME" -> plain(live.recipes(), "recipes");
            case "COMMAND" ->
                Commands.ALL.stream()
                        .map(entry -> new Suggestion(entry.name(), "commands", entry.summary(), true))
                        .toList();
            case "DIR" -> files(prefix, true);
            case "FILE" -> files(prefix, false);
            default ->
                kind.equals(kind.toLowerCase(Locale.ROOT)) && !kind.isEmpty()
                        ? plain(List.of(kind), "words")
                        : List.of();
        };
    }

    /** {@code 0:A}: the number is the user's to say, the link may be completed. */
    private static List<Suggestion> links(String kind, String prefix, LiveNames live) {
        int colon = prefix.indexOf(':');
        var before = kind.startsWith("N:") && colon >= 0 ? prefix.substring(0, colon + 1) : "";
        return live.links().entrySet().stream()
                .map(link -> new Suggestion(before + link.getKey(), "links", link.getValue(), true))
                .toList();
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

    private List<Suggestion> files(String prefix, boolean directories) {
        int slash = prefix.lastIndexOf('/');
        var folder = slash < 0 ? "" : prefix.substring(0, slash + 1);
        try (Stream<Path> files = Files.list(workspace.path(Path.of(folder.isEmpty() ? "." : folder)))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !directories || Files.isDirectory(file))
                    .sorted()
                    .map(file -> file(folder, file))
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    private static Suggestion file(String folder, Path file) {
        boolean directory = Files.isDirectory(file);
        boolean lab = directory && LabDirectory.isLab(file);
        return new Suggestion(
                folder + file.getFileName() + (directory && !lab ? "/" : ""),
                lab ? "labs" : directory ? "folders" : "files",
                lab ? "lab" : "",
                !directory || lab);
    }
}
