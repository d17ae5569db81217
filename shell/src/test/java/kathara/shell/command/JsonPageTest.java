package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kathara.shell.TestShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/json.md says which fields {@code --json} has; it is made of what the commands print. */
class JsonPageTest {
    private static final Path FILE = Path.of("../docs/json.md");

    private static final List<String> LINES = List.of(
            "vlist --json",
            "linfo --json",
            "lab --json",
            "diff --json",
            "lint --json",
            "link show --json",
            "why pc1 pc2 --json",
            "top --json --every 20ms",
            "events --json",
            "snap --json",
            "compare before --json",
            "image list --json",
            "platform --json",
            "policy show --json",
            "policy explain --json vstart pc9",
            "check --json",
            "settings --json",
            "history --all --json");

    @TempDir
    Path here;

    @Test
    void thePageHasTheFieldsThatTheCommandsPrint() throws IOException {
        var text = page();
        if ("write".equals(System.getProperty("kathara.reference"))) {
            Files.writeString(FILE, text);
        }
        assertEquals(
                text,
                Files.readString(FILE),
                "write it anew: mvn test -pl shell -am -Dkathara.reference=write"
                        + " -Dtest=JsonPageTest -Dsurefire.failIfNoSpecifiedTests=false");
    }

    private String page() throws IOException {
        Files.createDirectories(here.resolve(".local/share/kathara"));
        Files.writeString(here.resolve(".local/share/kathara/history"), "1700000000000\ttwo\tvlist\n");
        var lab = Files.createDirectories(here.resolve("two"));
        Files.writeString(lab.resolve("lab.conf"), "pc1[0]=A\npc2[0]=A\npc2[mem]=64m\nnosuch[0=A\n");
        var text = new StringBuilder("""
                # What `--json` prints

                The fields of each command, made of what it prints in a small lab. Fields are added over time; none changes
                its meaning. A field in `<angle brackets>` stands for a name, as that of a node.
                """);
        try (var shell = TestShell.in(here)) {
            shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A pc2; vhalt pc2");
            shell.succeeds("save one; snap before; vconfig pc1 --add B");
            for (var line : LINES) {
                var words = line.equals("lint --json")
                        ? line + " -d two"
                        : line.equals("diff --json") ? line + " -d one" : line;
                var output = new ObjectMapper().readTree(shell.run(words).out());
                text.append("\n## `").append(line).append("`\n\n");
                describe("", output, "", text);
            }
        }
        return text.toString();
    }

    private static void describe(String name, JsonNode value, String indent, StringBuilder text) {
        var label = name.isEmpty() ? "" : "`" + name + "`: ";
        text.append(indent).append("- ").append(label);
        if (value.isObject()) {
            text.append("object\n");
            fields(List.of(value)).forEach((key, field) -> describe(key, field, indent + "  ", text));
        } else if (value.isArray()) {
            var all = new ArrayList<JsonNode>();
            value.forEach(all::add);
            boolean objects = !all.isEmpty() && all.stream().allMatch(JsonNode::isObject);
            text.append(
                    objects
                            ? "list of objects\n"
                            : "list" + (all.isEmpty() ? "\n" : " of " + type(all.get(0)) + "s\n"));
            if (objects) {
                fields(all).forEach((key, field) -> describe(key, field, indent + "  ", text));
            }
        } else {
            text.append(type(value)).append('\n');
        }
    }

    /** The fields of all, each with a value that is not null if there is one. */
    private static Map<String, JsonNode> fields(List<JsonNode> objects) {
        var all = new LinkedHashMap<String, JsonNode>();
        for (var object : objects) {
            object.properties().forEach(field -> {
                var key = field.getKey().matches("(pc[12]|A)(\\.eth[0-9])?") ? "<name>" : field.getKey();
                if (!all.containsKey(key) || all.get(key).isNull()) {
                    all.put(key, field.getValue());
                }
            });
        }
        return all;
    }

    private static String type(JsonNode value) {
        return value.isTextual()
                ? "text"
                : value.isNumber() ? "number" : value.isBoolean() ? "yes or no" : "nothing or a value";
    }
}
