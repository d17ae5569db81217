package kathara.shell.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kathara.engine.platform.ImageCatalog;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LabId;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;

/**
 * The names that live, as last looked up, with a word about each. A value: completion reads it and never asks a
 * platform.
 *
 * @param running how many nodes are up
 */
public record LiveNames(
        Map<String, String> nodes,
        Map<String, String> imagesOfNodes,
        Map<String, List<String>> interfaces,
        Map<String, String> links,
        Map<String, String> images,
        List<String> recipes,
        List<String> labs,
        int running) {

    public static final LiveNames NONE =
            new LiveNames(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of(), 0);

    /** The node that a first word names, or one of those that it is a pattern for. */
    public Optional<String> nodeOf(String word) {
        boolean pattern = word.equals("all") || word.matches(".*[*?,@].*");
        return nodes.containsKey(word)
                ? Optional.of(word)
                : pattern
                        ? nodes.keySet().stream()
                                .filter(node -> matches(word, node))
                                .findFirst()
                        : Optional.empty();
    }

    private boolean matches(String pattern, String node) {
        for (var part : pattern.split(",")) {
            var regex = Pattern.quote(part).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
            boolean ofImage =
                    part.startsWith("@") && imagesOfNodes.getOrDefault(node, "").endsWith(part.substring(1));
            if (part.equals("all") || ofImage || node.matches(regex)) {
                return true;
            }
        }
        return false;
    }

    public static LiveNames of(Topology topology, ImageCatalog catalog, Iterable<LabId> labs) {
        var nodes = new TreeMap<String, String>();
        topology.nodes()
                .values()
                .forEach(node -> nodes.put(
                        node.name().text(), node.state().name().toLowerCase(Locale.ROOT) + ", " + node.image()));
        var imagesOfNodes = new TreeMap<String, String>();
        topology.nodes()
                .values()
                .forEach(node ->
                        imagesOfNodes.put(node.name().text(), node.image().text()));
        var interfaces = new TreeMap<String, List<String>>();
        topology.nodes()
                .values()
                .forEach(node -> interfaces.put(
                        node.name().text(),
                        node.interfaces().values().stream().map(Interface::name).toList()));
        var links = new TreeMap<String, String>();
        topology.links()
                .values()
                .forEach(link -> links.put(
                        link.name().text(),
                        link.ends().stream().map(Object::toString).collect(Collectors.joining(" "))));
        var images = new TreeMap<String, String>();
        catalog.recipes().forEach(recipe -> recipe.aliases().forEach(alias -> images.put(alias, recipe.about())));
        catalog.present().forEach(image -> images.putIfAbsent(image.name().text(), "on this machine"));
        var names = new ArrayList<String>();
        labs.forEach(lab -> names.add(lab.name().text()));
        return new LiveNames(
                nodes,
                imagesOfNodes,
                interfaces,
                links,
                images,
                catalog.recipes().stream().map(ImageCatalog.Recipe::name).toList(),
                names,
                (int) topology.nodes().values().stream()
                        .filter(node -> node.state() == State.RUNNING)
                        .count());
    }
}
