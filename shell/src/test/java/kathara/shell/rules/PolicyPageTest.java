package kathara.shell.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import kathara.engine.call.Limits;
import org.junit.jupiter.api.Test;

/** Holds docs/policy.md to what the program does. */
class PolicyPageTest {
    private final String page;

    PolicyPageTest() throws IOException {
        page = Files.readString(Path.of("../docs/policy.md"));
    }

    @Test
    void theTableHasEveryKeyWithItsValueInBothProfiles() throws IOException {
        var json = new ObjectMapper();
        for (var key : PolicyKey.ALL) {
            var row = page.lines()
                    .filter(line -> line.startsWith("| `" + key.name() + "` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row for " + key.name()));
            var cells = row.split(" \\| ");
            var personal = cells[2].replace("`", "").strip();
            var classroom = cells[3].replace("`", "").replaceAll(" \\|$", "").strip();
            assertEquals(
                    json.valueToTree(PolicyFile.asWritten(Limits.PERSONAL).get(key.name())),
                    json.readTree(personal),
                    key.name());
            assertEquals(
                    json.valueToTree(PolicyFile.asWritten(Limits.CLASSROOM).get(key.name())),
                    json.readTree(classroom),
                    key.name());
        }
    }

    @Test
    void theExampleIsAGoodPolicy() {
        var example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertTrue(example.find());
        PolicyFile.parse("policy.md", example.group(1).getBytes(StandardCharsets.UTF_8), Rulebook.Author.ADMINISTRATOR);
    }
}
