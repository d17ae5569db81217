package kathara.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plays docs/prompt.md: keys in, screen out. */
class PromptPageTest {
    private static final Path PAGE = Path.of("../docs/prompt.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Map<String, String> KEYS =
            Map.of("Enter", "Enter", "Tab", "Tab", "Right", "Right", "Up", "Up", "Ctrl-C", "C-c", "Ctrl-R", "C-r");

    @TempDir
    Path home;

    private record Row(List<String> typed, List<String> seen) {}

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.split("\\|")).toList())
                .map(cells -> new Row(codes(cells.get(1)), codes(cells.get(2))))
                .toList();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "200, 60"})
    void everyRowIsTrue(int columns, int rows) throws IOException {
        var page = rows();
        assertTrue(page.size() > 30, "the page has only " + page.size() + " rows");
        try (var terminal = Terminals.open(home, columns, rows, Map.of("TERM", "tmux-256color"))) {
            for (var row : page) {
                for (var typed : row.typed()) {
                    if (KEYS.containsKey(typed)) {
                        terminal.press(KEYS.get(typed));
                    } else {
                        terminal.type(typed);
                    }
                }
                for (var text : row.seen()) {
                    terminal.await(text + ", behind " + row.typed(), screen -> screen.contains(text));
                }
                if (row.typed().equals(List.of("Ctrl-C"))) {
                    terminal.awaitLast("kathara>");
                }
            }
        }
    }
}
