package kathara.shell.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import kathara.shell.TestShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/groovy.md do what they say. */
class GroovyPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path here;

    @Test
    void everyExampleOfThePageRuns() throws IOException {
        int found = 0;
        try (var shell = TestShell.in(here)) {
            var examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/groovy.md")));
            while (examples.find()) {
                found++;
                Files.writeString(here.resolve("example.groovy"), examples.group(1));
                shell.succeeds("groovy example.groovy");
            }
        }
        assertTrue(found >= 7, "the page has examples");
    }
}
