package kathara.shell.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import kathara.engine.platform.Surroundings;
import org.junit.jupiter.api.Test;

class SpelledStreamTest {
    @Test
    void whatIsNotAsciiIsSpelled() {
        assertEquals("Kathara ... -> ? plain", SpelledStream.spelled("Kathará … → 漢 plain"));
        assertEquals("+-+|", SpelledStream.spelled("┌─┐│"));
    }

    @Test
    void theFirstVariableThatIsSetCounts() {
        assertEquals(false, needed(Map.of()));
        assertEquals(false, needed(Map.of("LANG", "de_DE.UTF-8")));
        assertEquals(false, needed(Map.of("LANG", "C", "LC_ALL", "C.utf8")));
        assertEquals(true, needed(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C")));
        assertEquals(true, needed(Map.of("LC_CTYPE", "POSIX", "LANG", "de_DE.UTF-8")));
        assertEquals(true, needed(Map.of("LANG", "de_DE.ISO-8859-1")));
    }

    private static boolean needed(Map<String, String> variables) {
        return SpelledStream.isNeeded(new Surroundings(variables, Path.of("/"))::variable);
    }
}
