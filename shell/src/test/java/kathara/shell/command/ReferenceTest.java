package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/reference.md is made of the commands; {@code -Dkathara.reference=write} writes it anew. */
class ReferenceTest {
    private static final Path FILE = Path.of("../docs/reference.md");

    @Test
    void theReferenceSaysWhatHelpSays() throws IOException {
        var text = reference();
        if ("write".equals(System.getProperty("kathara.reference"))) {
            Files.writeString(FILE, text);
        }
        assertEquals(
                text,
                Files.readString(FILE),
                "write it anew: mvn test -pl shell -am -Dkathara.reference=write"
                        + " -Dtest=ReferenceTest -Dsurefire.failIfNoSpecifiedTests=false");
    }

    private static String reference() {
        var text = new StringBuilder("# All commands\n\nWhat `help COMMAND` says, made of the commands themselves.\n");
        for (var group : CommandEntry.Group.values()) {
            text.append("\n## ").append(group.heading()).append("\n");
            Commands.ALL.stream().filter(entry -> entry.group() == group).forEach(entry -> text.append("\n### ")
                    .append(entry.name())
                    .append("\n\n```\n")
                    .append(HelpCommand.page(entry)
                            .lines()
                            .map(String::stripTrailing)
                            .reduce("", (a, b) -> a + b + "\n"))
                    .append("```\n"));
        }
        return text.toString();
    }
}
