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
        return Statements.of("test", text).stream().map(StatementsTest::words).toList();
    }

    private static List<String> words(Step step) {
        return ((Step.Pipeline) step)
                .calls().get(0).words().stream()
                        .map(word -> word.plain().orElseThrow())
                        .toList();
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
    void anArrowThatStandsAloneIsAWord() {
        reads("flow pc1 -> pc2 udp", "flow", "pc1", "->", "pc2", "udp");
        assertEquals("->", Tokens.of("flow pc1 -> pc2").get(2).text());
        assertEquals(
                "pc2",
                pipeline("echo ->pc2").target().orElseThrow().file().plain().orElseThrow());
        assertEquals(
                "x",
                pipeline("echo a-> x").target().orElseThrow().file().plain().orElseThrow());
    }

    @Test
    void aLineThatEndsInABackslashGoesOn() {
        reads("vstart \\\n pc1", "vstart", "pc1");
    }

    private static Step.Pipeline pipeline(String text) {
        return (Step.Pipeline) Statements.of("test", text).get(0);
    }

    @Test
    void commandsFiltersFileAndAmpersandMakeALine() {
        var line = pipeline("!vlist a|grep b | wc -l>>out.txt &");
        assertEquals(3, line.calls().size());
        assertTrue(line.calls().get(0).onHost());
        assertTrue(line.behind());
        assertTrue(line.target().orElseThrow().append());
        assertEquals("out.txt", line.target().orElseThrow().file().plain().orElseThrow());
        assertEquals(1, Statements.of("test", "vlist |\n  # to count\n wc").size());
    }

    @Test
    void anAmpersandInsideAWordIsACharacter() {
        reads("pc1 curl http://web/?a=1&b=2", "pc1", "curl", "http://web/?a=1&b=2");
        assertEquals(2, Statements.of("test", "a & b&").size());
    }

    @Test
    void aDollarBeginsAVariableOrWhatACommandWrites() {
        assertEquals(
                "[Variable[name=x, otherwise=Optional.empty, quoted=false], Text[text=:, quoted=false],"
                        + " Variable[name=y, otherwise=Optional[z w], quoted=true]]",
                pipeline("echo $x:\"${y:-z w}\"")
                        .calls()
                        .get(0)
                        .words()
                        .get(1)
                        .pieces()
                        .toString());
        reads("grep 'a$' b$ \\$x '$y' \"\\$z\" $", "grep", "a$", "b$", "$x", "$y", "$z", "$");
        var output = (Word.Output) pipeline("echo a$(b (c; d $(e))f")
                .calls()
                .get(0)
                .words()
                .get(1)
                .pieces()
                .get(1);
        assertEquals(2, output.steps().size());
    }

    @Test
    void blocksHoldStatements() {
        var choice = (Step.If) Statements.of("test", "if not a b {\n c; d }\n else if e { f } else\n{ g '}' }; h")
                .get(0);
        assertTrue(choice.negated());
        assertEquals("if not a b", choice.source());
        assertEquals(2, choice.then().size());
        var inner = (Step.If) choice.otherwise().get(0);
        assertEquals(List.of("g", "}"), words(inner.otherwise().get(0)));
        var loop = (Step.For) Statements.of("test", "for n in a $b { x }").get(0);
        assertEquals("n", loop.name());
        assertEquals(2, loop.words().size());
        var attempt =
                (Step.Try) Statements.of("test", "try { a } finally { b }").get(0);
        assertEquals(1, attempt.last().orElseThrow().size());
    }

    @Test
    void whatIsWrongSaysWhereAndWhatToDo() {
        for (var text : List.of(
                "a\n | b",
                "a\n b || c",
                "a\n b && c",
                "a\n b >",
                "a\n b > c d",
                "a\n else { b }",
                "a\n b 2>c",
                "a\n for x { b }",
                "a\n if b",
                "a\n b ${-}",
                "a\n !",
                "a\n if b { c } d",
                "a\n if b & { c }")) {
            var e = assertThrows(LabException.class, () -> Statements.of("x.ksh", text), text);
            assertEquals(2, e.problem().where().orElseThrow().line(), text);
            assertTrue(e.problem().remedy().isPresent(), text);
        }
    }

    @Test
    void aBracedWordKeepsItsLinesAndInnerBraces() {
        reads("groovy { a {1}; b\n}", "groovy", "{ a {1}; b\n}");
    }

    @Test
    void statementsKnowTheirLine() {
        var lines = Statements.of("test", "a\n\n# x\nb 'two\nlines'; c\nd \\\n e\nf").stream()
                .map(step -> step.place().line())
                .toList();
        assertEquals(List.of(1, 4, 5, 6, 8), lines);
    }

    @Test
    void statementsKnowHowTheyWereWritten() {
        assertEquals("b  'c d'", Statements.of("test", "a; b  'c d' # e").get(1).source());
    }

    @Test
    void whatIsNotFinishedSaysSoWithItsPlace() {
        for (var text : List.of("a\n b 'c", "a\n b \"c", "a\n b {c", "a\n b \\", "a\n b $(c", "a\n b ${c", "a\n b |")) {
            var e = assertThrows(Statements.Unfinished.class, () -> Statements.of("x.ksh", text), text);
            assertEquals(LabException.Kind.USAGE, e.kind());
            assertEquals(new Problem.Place("x.ksh", 2, 4), e.problem().where().orElseThrow(), text);
        }
    }

    @Test
    void anyTextIsReadInBoundedTime() {
        var random = new Random(1);
        var alphabet = "ab {}'\"\\;#|&>!()?@\n\r\t$\0\u00e9\ud83d";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int round = 0; round < 2_000; round++) {
                var text = new StringBuilder();
                for (int i = random.nextInt(60); i > 0; i--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                readOrRefuse(text.toString());
            }
            for (var part : List.of(
                    "$(", "if a { ", "if a { } else ", "try {", "\"$(", "a | ", "for x in ", "else ", "${", "a & ")) {
                readOrRefuse(part.repeat(50_000));
            }
            readOrRefuse("{".repeat(200_000));
            readOrRefuse("'".repeat(200_001));
            readOrRefuse("a\n".repeat(200_000));
        });
    }

    private static void readOrRefuse(String text) {
        try {
            Statements.of("test", text);
        } catch (LabException e) {
            assertTrue(e.problem().where().isPresent());
        }
    }
}
