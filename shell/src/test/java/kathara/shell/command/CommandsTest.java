package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.TreeSet;
import kathara.shell.language.Statements;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class CommandsTest {
    private static final Path FOLDER = Path.of("src/main/java/kathara/shell/command");

    private static CommandLine parserOf(CommandEntry entry) {
        return Parsing.parserOf(entry, entry.make().get());
    }

    @Test
    void theListNamesEveryCommandOfTheFolderAndNothingElse() throws IOException {
        var listed = new TreeSet<String>();
        Commands.ALL.forEach(entry -> listed.add(entry.make().get().getClass().getSimpleName() + ".java"));
        var files = new TreeSet<String>();
        try (var all = Files.walk(FOLDER)) {
            all.filter(file -> file.toString().endsWith("Command.java") && !file.endsWith("Command.java"))
                    .filter(file -> !isAbstract(file))
                    .map(file -> file.getFileName().toString())
                    .forEach(files::add);
        }
        assertEquals(files, listed);
    }

    private static boolean isAbstract(Path file) {
        try {
            return Files.readString(file).contains("abstract class");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCommandIsCalledLikeItsClass() {
        for (var entry : Commands.ALL) {
            var name = entry.make().get().getClass().getSimpleName();
            assertEquals(entry.name() + "command", name.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void noNameIsTakenTwice() {
        assertEquals(Commands.ALL.size(), new HashSet<>(Commands.names()).size());
    }

    @Test
    void summariesFitALine() {
        for (var entry : Commands.ALL) {
            assertTrue(entry.summary().length() <= 60, entry.name());
            assertFalse(entry.summary().endsWith("."), entry.name());
        }
    }

    @Test
    void everyExampleParsesWithItsOwnCommand() {
        for (var entry : Commands.ALL) {
            var examples = entry.make().get().examples();
            assertFalse(examples.isEmpty(), entry.name());
            for (var example : examples) {
                var words = Statements.of("example", example).get(0).texts();
                assertEquals(entry.name(), words.get(0));
                var rest = words.subList(1, words.size()).toArray(new String[0]);
                assertDoesNotThrow(() -> parserOf(entry).parseArgs(rest), example);
            }
        }
    }

    @Test
    void everyOptionAndParameterIsExplained() {
        for (var entry : Commands.ALL) {
            for (ArgSpec argument : parserOf(entry).getCommandSpec().args()) {
                assertEquals(1, argument.description().length, entry.name() + " " + argument);
                assertTrue(argument.description()[0].endsWith("."), entry.name() + " " + argument);
            }
        }
    }

    @Test
    void helpHasAPageForEveryCommand() {
        for (var entry : Commands.ALL) {
            var page = HelpCommand.page(entry);
            assertTrue(page.contains(entry.summary()), page);
            assertTrue(page.contains("Examples:"), page);
            assertFalse(page.contains("<"), page);
        }
    }
}
