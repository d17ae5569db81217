package kathara.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kathara.engine.topology.Condition;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LabId;
import kathara.engine.topology.Link;
import kathara.engine.topology.Node;
import kathara.engine.topology.Topology;
import kathara.shell.workspace.Workspace;

/** A lab as {@code --json} shows it; the reference documents the form. */
final class LabJson {
    private LabJson() {}

    static Map<String, Object> of(Workspace.Place place, Optional<String> platform, Topology topology) {
        var map = new LinkedHashMap<String, Object>();
        map.put("lab", place.shown());
        map.put("id", place.lab().name().text());
        place.directory().ifPresent(directory -> map.put("directory", directory.toString()));
        platform.ifPresent(name -> map.put("platform", name));
        map.put(
                "nodes",
                topology.nodes().values().stream()
                        .map(node -> node(place.lab(), node))
                        .toList());
        map.put(
                "links",
                topology.links().values().stream()
                        .map(link -> link(topology, link))
                        .toList());
        return map;
    }

    private static Map<String, Object> node(LabId lab, Node node) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", node.name().text());
        map.put("state", node.state().name().toLowerCase(Locale.ROOT));
        map.put("image", node.image().text());
        map.put("interfaces", interfaces(lab, node));
        return map;
    }

    static List<Map<String, Object>> interfaces(LabId lab, Node node) {
        var list = new ArrayList<Map<String, Object>>();
        for (Interface plug : node.interfaces().values()) {
            var map = new LinkedHashMap<String, Object>();
            map.put("index", plug.number());
            map.put("name", plug.name());
            map.put("link", plug.link().text());
            map.put("mac", plug.macIn(lab, node.name()).text());
            list.add(map);
        }
        return list;
    }

    private static Map<String, Object> link(Topology topology, Link link) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", link.name().text());
        map.put(
                "interfaces",
                link.ends().stream()
                        .map(end -> end(end, topology.condition(link.name()).at(end.node())))
                        .toList());
        var outside = topology.outside().stream()
                .filter(joining -> joining.link().equals(link.name()))
                .map(HostInterface::text)
                .toList();
        if (!outside.isEmpty()) {
            map.put("machine", outside);
        }
        return map;
    }

    private static Map<String, Object> end(Link.End end, Condition condition) {
        var map = new LinkedHashMap<String, Object>();
        map.put("node", end.node().text());
        map.put("index", end.plug().number());
        map.put("name", end.plug().name());
        if (!condition.isGood()) {
            map.put("condition", condition.text());
        }
        return map;
    }
}
