package kathara.shell.command.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kathara.shell.TestShell;
import kathara.shell.cast.Cast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions are written down, played and compared, without a terminal. */
class RecordAndPlayTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private List<String> script() throws IOException {
        return Files.readAllLines(here.resolve("demo.ksh"));
    }

    private Cast cast() throws IOException {
        return Cast.of("demo.cast", Files.readString(here.resolve("demo.cast")));
    }

    @Test
    void whatIsTypedIsAFileThatDoesItAgain() throws IOException {
        shell.succeeds("echo before");
        shell.succeeds("record start demo.ksh");
        shell.succeeds("# two nodes on one link");
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A pc2 # the second");
        shell.succeeds("for n in pc1 pc2 {\n    $n true\n}");
        var said = shell.succeeds("record stop");
        shell.succeeds("echo behind");
        assertEquals("""
                #!/usr/bin/env kathara
                # two nodes on one link
                vstart --eth 0:A pc1
                # the second
                vstart --eth 0:A pc2
                for n in pc1 pc2 {
                    $n true
                }
                """, Files.readString(here.resolve("demo.ksh")));
        assertTrue(said.contains("recorded 3 lines in demo.ksh"), said);
        assertTrue(Files.isExecutable(here.resolve("demo.ksh")));
        var lab = shell.topology();
        try (var other = TestShell.in(here)) {
            other.succeeds("run demo.ksh");
            assertEquals(lab, other.topology());
        }
    }

    @Test
    void theCastHasAMarkerForEachCommandAndWhatItShowed() throws IOException {
        shell.succeeds("record start demo.ksh; vstart pc1; pc1 hostname; echo 'a b'; record stop");
        assertEquals(
                List.of(
                        new Cast.Take("vstart pc1", "pc1 is running\r\n"),
                        new Cast.Take("pc1 hostname", "pc1 runs hostname\r\n"),
                        new Cast.Take("echo 'a b'", "a b\r\n")),
                cast().takes());
        var events = Files.readString(here.resolve("demo.cast"));
        assertTrue(events.contains("\"kathara> vstart pc1\\r\\n\""), events);
    }

    @Test
    void theThirdVersionIsWrittenWhenItIsWanted() throws IOException {
        shell.succeeds("record start --cast v3 demo; echo a; record stop");
        assertEquals(3, cast().header().version());
        assertEquals("#!/usr/bin/env kathara", script().get(0));
        assertTrue(shell.fails(2, "record start --cast v4 other").contains("v2, v3"));
    }

    @Test
    void whatWentWrongWithoutDoingHarmIsNoPartOfTheFile() throws IOException {
        shell.succeeds("record start demo.ksh");
        shell.fails(2, "vstrat pc1");
        shell.fails(2, "vstart --nosuch pc1");
        shell.succeeds("vstart pc1");
        shell.fails(1, "vclean pc7");
        shell.succeeds("record stop");
        assertEquals(List.of("#!/usr/bin/env kathara", "vstart pc1"), script());
        assertEquals(1, cast().takes().size());
        var events = Files.readString(here.resolve("demo.cast"));
        assertTrue(events.contains("\"m\",\"vstrat pc1\"]"), events);
        assertTrue(events.contains("did you mean \\\"vstart\\\"?"), events);
        assertEquals(0, shell.run("vclean pc1; play --check demo.ksh").status());
    }

    @Test
    void aLineThatEndsWithAStatusDoesSoAgain() throws IOException {
        shell.succeeds("record start demo.ksh");
        shell.fails(1, "is a = b");
        shell.succeeds("echo on");
        shell.succeeds("record stop");
        assertEquals(List.of("#!/usr/bin/env kathara", "set stop off", "is a = b", "set stop on", "echo on"), script());
        shell.succeeds("run demo.ksh; play --check demo.ksh");
        var shown = shell.succeeds("play --auto --speed 10000 demo.ksh");
        assertFalse(shown.contains("set stop"), shown);
    }

    @Test
    void aRecordingOfALabThatRunsStartsIt() throws IOException {
        Files.createDirectories(here.resolve("labs/two"));
        Files.writeString(here.resolve("labs/two/lab.conf"), "pc1[0]=A\npc2[0]=A\n");
        shell.succeeds("lstart -d labs/two; record start demo.ksh; pc1 true; record stop");
        assertEquals("lstart -d $here/labs/two", script().get(1));
        try (var other = TestShell.in(here)) {
            other.succeeds("run demo.ksh");
            assertEquals(2, other.topology().nodes().size());
        }
        shell.succeeds("lab default; vstart pc9");
        assertTrue(shell.run("record start other").err().contains("has nodes already"));
    }

    @Test
    void filesThatAreThereStayUnlessTheyMayGo() throws IOException {
        Files.writeString(here.resolve("demo.ksh"), "mine");
        assertTrue(shell.fails(1, "record start demo").contains("there already"));
        assertEquals("mine", Files.readString(here.resolve("demo.ksh")));
        shell.succeeds("record start -f demo");
        assertTrue(shell.fails(1, "record start more").contains("being recorded already"));
        assertTrue(shell.succeeds("record").contains("recording demo.ksh"));
        shell.succeeds("record stop");
        assertTrue(shell.fails(1, "record stop").contains("nothing is recorded"));
        assertTrue(shell.fails(1, "record start nowhere/demo").contains("cannot be written"));
    }

    @Test
    void aPlayTypesLinesWithTheirNotes() throws IOException {
        Files.writeString(
                here.resolve("demo.ksh"),
                "#!/usr/bin/env kathara\n# A note.\nvstart pc1 # of a line\nset echo off\n\npc1 hostname\n# The end.\n");
        assertEquals("""
                # A note.
                # of a line
                kathara> vstart pc1
                pc1 is running
                kathara> pc1 hostname
                pc1 runs hostname
                # The end.
                """, shell.succeeds("play --auto --speed 10000 demo.ksh"));
        assertTrue(shell.fails(2, "play demo.ksh").contains("there is no terminal"));
        assertTrue(shell.fails(2, "play").contains("none waits"));
        assertTrue(shell.fails(2, "play --auto --speed 0 demo.ksh").contains("above 0"));
    }

    @Test
    void aPlayThatFailsSaysWhere() throws IOException {
        Files.writeString(here.resolve("demo.ksh"), "vstart pc1\n\nvclean pc2\nvstart pc3\n");
        var said = shell.fails(1, "play --auto --speed 10000 demo.ksh");
        assertTrue(said.contains("demo.ksh:3:1: "), said);
        assertEquals(1, shell.topology().nodes().size());
        Files.writeString(here.resolve("demo.ksh"), "is a = b\n");
        assertTrue(shell.fails(1, "play --auto --speed 10000 demo.ksh").contains("demo.ksh:1:1: the line ended with"));
        Files.writeString(here.resolve("demo.ksh"), "a\n'b\n");
        assertTrue(shell.fails(2, "play --auto demo.ksh").contains("demo.ksh:2:1: "));
    }

    @Test
    void aCheckFindsWhatIsNotAsItWas() throws IOException {
        shell.succeeds("record start demo.ksh; vstart pc1; pc1 hostname; record stop; vclean pc1");
        var result = shell.run("play --check demo.ksh");
        assertEquals(0, result.status(), result.err());
        assertTrue(result.err().contains("2 lines compared with the recording, all as it was"), result.err());
        shell.succeeds("vclean pc1");
        shell.platform().programs(call -> Optional.of("another answer\n"));
        result = shell.run("play --check demo.ksh");
        assertEquals(1, result.status());
        assertTrue(result.err().contains("demo.ksh:3:1: this line shows something else than it did"), result.err());
        assertTrue(result.out().contains("- pc1 runs hostname\n+ another answer\n"), result.out());
        shell.succeeds("vclean pc1");
        Files.writeString(here.resolve("demo.ksh"), "vstart pc2\n");
        assertTrue(shell.fails(1, "play --check demo.ksh").contains("this line is not in the recording"));
        Files.delete(here.resolve("demo.cast"));
        assertTrue(shell.fails(1, "play --check demo.ksh").contains("play --record demo.ksh"));
    }

    @Test
    void aFileOfOnesOwnIsGivenARecording() throws IOException {
        Files.writeString(here.resolve("demo.ksh"), "# By hand.\nvstart pc1\nvclean pc1\n");
        shell.succeeds("play --record --speed 10000 demo.ksh");
        assertEquals(2, cast().takes().size());
        assertEquals("# By hand.", script().get(0));
        shell.succeeds("play --check demo.ksh");
    }

    @Test
    void whatIsPlayedIsRecordedLineByLine() throws IOException {
        Files.writeString(here.resolve("a.ksh"), "vstart pc1\nvstart pc2\n");
        shell.succeeds("record start demo; play --auto --speed 10000 a.ksh; record stop");
        assertEquals(List.of("#!/usr/bin/env kathara", "vstart pc1", "vstart pc2"), script());
    }

    @Test
    void variablesOfAPlayAreTheSessions() throws IOException {
        Files.writeString(here.resolve("demo.ksh"), "set who = pc1 pc2\nfor n in $who { vstart $n }\n");
        shell.succeeds("play --auto --speed 10000 demo.ksh");
        assertEquals("pc1 pc2 " + here + "\n", shell.succeeds("echo $who $here"));
    }

    @Test
    void oneCommandOfTheOperatingSystemIsNoSession() {
        try (var other = TestShell.outsideSession(here, "")) {
            assertTrue(other.fails(2, "record start demo").contains("what is recorded is a session"));
        }
    }

    @Test
    void noTakesARecordingBack() {
        shell.succeeds("record start demo; no record start demo");
        assertTrue(shell.succeeds("record").contains("nothing"));
    }
}
