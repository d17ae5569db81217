package kathara.shell.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/**
 * Names a part of a JSON document: keys with dots between them, as in {@code nodes.pc1.state}. In a list a step is a
 * number from 0, or the {@code name} of one of its things; {@code *} is each of them.
 */
public final class JsonPath {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;

    private JsonPath(String path) {
        this.path = path;
    }

    public static JsonPath of(String path) {
        return new JsonPath(path);
    }

    /** What stands there, a line for each value: texts and numbers plainly, all else as JSON over several lines. */
    public List<String> in(String document) {
        var found = List.of(read(document));
        var before = "";
        for (String step : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
            var next = new ArrayList<JsonNode>();
            for (var node : found) {
                next.addAll(step(node, step, before));
            }
            found = next;
            before = before.isEmpty() ? step : before + "." + step;
        }
        return found.stream().flatMap(node -> shown(node).lines()).toList();
    }

    private static JsonNode read(String document) {
        try {
            var node = JSON.readTree(document);
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // said below, as for an empty text
        }
        throw new LabException(Problem.of(
                "this is no JSON: \"" + document.lines().findFirst().orElse("") + "\"",
                "commands write it with --json, ip with -j, vtysh with json behind a show"));
    }

    private List<JsonNode> step(JsonNode node, String step, String before) {
        if (step.equals("*")) {
            return StreamSupport.stream(node.spliterator(), false).toList();
        }
        if (node.isArray()) {
            var found = step.matches("[0-9]{1,9}") ? node.path(Integer.parseInt(step)) : named(node, step);
            if (found != null && !found.isMissingNode()) {
                return List.of(found);
            }
        } else if (node.has(step)) {
            return List.of(node.get(step));
        }
        throw new LabException(Problem.of(
                "\"" + path + "\": " + (before.isEmpty() ? "there" : "in \"" + before + "\"") + " is no \"" + step
                        + "\"",
                Nearest.orAll(step, "there is", keys(node))));
    }

    private static JsonNode named(JsonNode list, String name) {
        for (var each : list) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        return null;
    }

    private static List<String> keys(JsonNode node) {
        var keys = new ArrayList<String>();
        if (node.isArray()) {
            for (var each : node) {
                keys.add(each.path("name").asText(String.valueOf(keys.size())));
            }
        } else {
            node.fieldNames().forEachRemaining(keys::add);
        }
        return keys.subList(0, Math.min(keys.size(), 20));
    }

    private static String shown(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toPrettyString();
    }
}
