package kathara.shell.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kathara.shell.command.Commands;
import kathara.shell.command.FilterWords;
import kathara.shell.script.ScriptWords;
import kathara.shell.settings.SettingKey;
import kathara.shell.settings.UserSettings;

/**
 * The values that a place can take. The label of a parameter says of what kind they are.
 *
 * @param files empty where looking at the disk takes too long, as while a key is handled
 */
record Values(LiveNames live, InsideNodes inside, Optional<UserFiles> files) {

    List<Suggestion> at(Place place) {
        var all = new ArrayList<Suggestion>();
        for (var argument : place.arguments()) {
            for (String kind : argument.paramLabel().split("[|]")) {
                ofKind(kind, place).stream()
                        .map(each -> new Suggestion(
                                place.before() + each.value(), each.group(), each.description(), each.whole()))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private List<Suggestion> ofKind(String kind, Place place) {
        var typed = place.value();
        return switch (kind) {
            case "NODE" -> named(live.nodes(), "nodes");
            case "LINK" -> named(live.links(), "links");
            case "[N:]LINK[/MAC]" -> links(typed, "");
            case "N:LINK[/MAC]" -> links(typed, nextNumber(place) + ":");
            case "ethN" -> plain(interfaces(place), "interfaces");
            case "IMAGE" -> named(live.images(), "images");
            case "LAB" -> plain(live.labs(), "labs");
            case "NAME" -> plain(live.recipes(), "recipes");
            case "COMMAND" -> commands();
            case "DIR" -> files.map(all -> all.startingWith(typed, true)).orElse(List.of());
            case "FILE" -> files.map(all -> all.startingWith(typed, false)).orElse(List.of());
            case "FILTER" -> named(FilterWords.known(), "filters");
            case "PROGRAM" -> programs(place);
            case "KEY" -> settings();
            case "VALUE" -> valuesOfSetting(place);
            default -> kind.matches("[a-z]+") ? plain(List.of(kind), "words") : List.of();
        };
    }

    /** Names of the API, or what the API is asked for by name. */
    List<Suggestion> inScript(ScriptWords words) {
        return switch (words.named()) {
            case NODE -> inside(named(live.nodes(), "nodes"));
            case LINK -> inside(named(live.links(), "links"));
            case NOTHING ->
                words.words().stream()
                        .map(word -> new Suggestion(word.name(), "script", word.meaning(), false))
                        .toList();
        };
    }

    /** In quotes no blank follows. */
    private static List<Suggestion> inside(List<Suggestion> names) {
        return names.stream()
                .map(each -> new Suggestion(each.value(), each.group(), each.description(), false))
                .toList();
    }

    static List<Suggestion> commands() {
        return Commands.ALL.stream()
                .map(entry -> new Suggestion(entry.name(), "commands", entry.summary(), true))
                .toList();
    }

    private static List<Suggestion> settings() {
        return UserSettings.keys().stream()
                .map(key -> new Suggestion(key.key(), "settings", key.meaning(), true))
                .toList();
    }

    private static List<Suggestion> valuesOfSetting(Place place) {
        return place.firstPositional()
                .flatMap(SettingKey::named)
                .map(key -> plain(key.choices(), "values"))
                .orElse(List.of());
    }

    /** A program of a node, or a file that it is given. */
    private List<Suggestion> programs(Place place) {
        var node = place.firstPositional().filter(live.nodes()::containsKey);
        boolean program = place.positionals() <= 1;
        return node.map(name -> insideOf(name, place.value(), program)).orElse(List.of());
    }

    /**
     * A word of a command that runs in a node.
     *
     * @param program whether it is the command itself
     */
    List<Suggestion> insideOf(String node, String typed, boolean program) {
        int slash = typed.lastIndexOf('/');
        if (slash >= 0) {
            var folder = typed.substring(0, slash + 1);
            return inside.folder(node, typed.startsWith("/") ? folder : "/" + folder).stream()
                    .map(name -> new Suggestion(folder + name, "files on " + node, "", !name.endsWith("/")))
                    .toList();
        }
        if (program) {
            return plain(inside.programs(node, live.imagesOfNodes().getOrDefault(node, "")), "programs on " + node);
        }
        var own = live.interfaces().getOrDefault(node, List.of());
        return Stream.concat(plain(own, "interfaces").stream(), named(live.nodes(), "nodes").stream())
                .toList();
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
    private static int nextNumber(Place place) {
        return place.given().stream()
                .filter(word -> word.matches("[0-9]{1,3}:.*"))
                .mapToInt(word -> 1 + Integer.parseInt(word.substring(0, word.indexOf(':'))))
                .max()
                .orElse(0);
    }

    /** The interfaces of the first node in the line; of all nodes when there is none yet. */
    private List<String> interfaces(Place place) {
        return place.given().stream()
                .filter(live.interfaces()::containsKey)
                .findFirst()
                .map(live.interfaces()::get)
                .orElseGet(() -> live.interfaces().values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList());
    }

    static List<Suggestion> named(Map<String, String> names, String group) {
        return names.entrySet().stream()
                .map(entry -> new Suggestion(entry.getKey(), group, entry.getValue(), true))
                .toList();
    }

    static List<Suggestion> plain(List<String> values, String group) {
        return values.stream()
                .map(value -> new Suggestion(value, group, "", true))
                .toList();
    }
}
