package kathara.shell.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kathara.engine.platform.ImageCatalog;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LabId;
import kathara.engine.topology.Topology;

/**
 * The names that live, as last looked up, with a word about each. A value: completion reads it and never asks a
 * platform.
 */
public record LiveNames(
        Map<String, String> nodes,
        Map<String, List<String>> interfaces,
        Map<String, String> links,
        Map<String, String> images,
        List<String> recipes,
        List<String> labs) {

    public static final LiveNames NONE = new LiveNames(Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of());

    public static LiveNames of(Topology topology, ImageCatalog catalog, Iterable<LabId> labs) {
        var nodes = new TreeMap<String, String>();
        topology.nodes()
                .values()
                .forEach(node -> nodes.put(
                        node.name().text(), node.state().name().toLowerCase(Locale.ROOT) + ", " + node.image()));
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
                interfaces,
                links,
                images,
                catalog.recipes().stream().map(ImageCatalog.Recipe::name).toList(),
                names);
    }
}
