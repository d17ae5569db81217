package kathara.shell.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import org.junit.jupiter.api.Test;

class StatementsTest {
    private static List<List<String>> read(String text) {
        return Statements.of("test", text).stream().map(Statement::texts).toList();
    }

    private static void reads(String text, String... words) {
        assertEquals(List.of(List.of(words)), read(text), text);
    }

    @Test
    void blanksSeparateWords() {
        reads("  vstart\t--eth  0:A pc1 ", "vstart", "--eth", "0:A", "pc1");
    }

    @Test
    void quotesKeepBlanksAndMayBeAPartOfAWord() {
        reads("echo 'a  b'\"c ; # d\"e", "echo", "a  bc ; # de");
        reads("echo '' x", "echo", "", "x");
    }

    @Test
    void aBackslashKeepsTheNextCharacter() {
        reads("echo a\\ b \\; \\#", "echo", "a b", ";", "#");
        reads("echo \"\\\"\\\\\\n\" '\\'", "echo", "\"\\\\n", "\\");
    }

    @Test
    void semicolonsAndLineEndsSeparateStatements() {
        assertEquals(List.of(List.of("a", "b"), List.of("c"), List.of("d")), read(";a b;;c\n\nd\n;"));
    }

    @Test
    void aCommentBeginsAtTheStartOfAWordOnly() {
        assertEquals(
                List.of(List.of("a"), List.of("b#c", "#"), List.of("d")), read("a # no ; no\nb#c '#' # no\n#!/no\nd"));
    }

    @Test
    void aLineThatEndsInABackslashGoesOn() {
        reads("vstart \\\n pc1", "vstart", "pc1");
    }

    @Test
    void aBracedWordKeepsItsLinesAndInnerBraces() {
        reads("groovy { a {1}; b\n}", "groovy", "{ a {1}; b\n}");
    }

    @Test
    void statementsKnowTheirLine() {
        var lines = Statements.of("test", "a\n\n# x\nb 'two\nlines'; c\nd \\\n e\nf").stream()
                .map(Statement::line)
                .toList();
        assertEquals(List.of(1, 4, 5, 6, 8), lines);
    }

    @Test
    void statementsKnowHowTheyWereWritten() {
        assertEquals("b  'c d'", Statements.of("test", "a; b  'c d' # e").get(1).source());
    }

    @Test
    void whatIsNotFinishedSaysSoWithItsPlace() {
        for (var text : List.of("a\n b 'c", "a\n b \"c", "a\n b {c", "a\n b \\")) {
            var e = assertThrows(Statements.Unfinished.class, () -> Statements.of("x.ksh", text), text);
            assertEquals(LabException.Kind.USAGE, e.kind());
            assertEquals(new Problem.Place("x.ksh", 2, 4), e.problem().where().orElseThrow(), text);
        }
    }

    @Test
    void anyTextIsReadInBoundedTime() {
        var random = new Random(1);
        var alphabet = "ab {}'\"\\;#\n\r\t$\0\u00e9\ud83d";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int round = 0; round < 2_000; round++) {
                var text = new StringBuilder();
                for (int i = random.nextInt(60); i > 0; i--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                readOrRefuse(text.toString());
            }
            readOrRefuse("{".repeat(200_000));
            readOrRefuse("'".repeat(200_001));
            readOrRefuse("a\n".repeat(200_000));
        });
    }

    private static void readOrRefuse(String text) {
        try {
            read(text).forEach(words -> assertTrue(!words.isEmpty()));
        } catch (LabException e) {
            assertTrue(e.problem().where().isPresent());
        }
    }
}
