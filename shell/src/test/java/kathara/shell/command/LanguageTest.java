package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.topology.UserName;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What texts of the language do, on the platform in memory. */
class LanguageTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A pc2");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private void prints(String expected, String text) {
        assertEquals(expected, shell.succeeds(text).stripTrailing(), text);
    }

    @Test
    void variablesAreListsOfWords() {
        prints("r1 r2|r1 r2|<r1 r2>", "set x = r1 r2; echo $x'|'\"$x\"\"|\"'<'$x'>'");
        prints("a-r1 r2-b", "set x = r1 r2; echo a-$x-b");
        prints("one", "set y =; echo $y one");
        prints("there", "echo ${nowhere:-there}");
        assertTrue(shell.fails(2, "set name = x; echo $nam").contains("did you mean $name?"));
    }

    @Test
    void whatACommandWritesIsSplitAtBlanks() {
        prints("pc1 runs a  b", "echo \"$(pc1 a ' b')\"");
        prints("3", "for x in $(echo a b c) { set n = $x }; echo 3");
        assertTrue(shell.fails(1, "echo $(pc1 false)").contains("status 1"));
    }

    @Test
    void aFileHasItsOwnVariablesAndArguments() throws IOException {
        Files.writeString(here.resolve("a.ksh"), "#!/usr/bin/env kathara\nset x = inner\necho $# $2 $@ $x\n");
        prints("2 b c a b c inner\nouter", "set x = outer; run a.ksh a 'b c'; echo $x");
        assertTrue(shell.fails(2, "run a.ksh a").contains("a.ksh:3:"));
        Files.writeString(here.resolve("b.ksh"), "set x = included\n");
        prints("included", "include b.ksh; echo $x");
    }

    @Test
    void ifAsksForTheStatusOfACommand() {
        prints("pc1 runs false\nno", "if pc1 false { echo yes } else { echo no }");
        prints("pc1 runs false\nyes", "if not pc1 false { echo yes }");
        prints("two", "set n = 2; if is $n = 1 { echo one } else if is $n = 2 { echo two } else { echo more }");
        assertTrue(shell.fails(2, "if nonsense { echo yes }").contains("nonsense"));
    }

    @Test
    void finallyIsDoneInAnyCase() {
        var result = shell.run("try { echo a; fail b; echo c } finally { echo d }; echo e");
        assertEquals(1, result.status());
        assertEquals("a\nd\n", result.out());
        assertTrue(result.err().contains("-c:1:15: b"), result.err());
        prints("d", "try { exit } finally { echo d }");
    }

    @Test
    void theFirstFailureEndsATextUnlessItIsToldOtherwise() {
        assertEquals("", shell.run("pc1 false; echo on").out().replace("pc1 runs false\n", ""));
        var result = shell.run("set stop off\npc1 false\nnonsense\necho $?");
        assertEquals(0, result.status());
        assertTrue(result.out().endsWith("2\n"), result.out());
        assertTrue(result.err().contains("-c:2:1: \"pc1 false\" ended with status 1"), result.err());
        assertTrue(result.err().contains("-c:3:1: \"nonsense\""), result.err());
    }

    @Test
    void filtersTakeWhatACommandWrites() {
        prints("pc2", "linfo --json | json nodes.pc2.name");
        prints("pc1\npc2", "linfo --json | json nodes.*.name");
        prints("1", "vlist | grep pc1 | wc -l");
        prints("pc1 runs x", "pc1 x | less");
        prints("2:pc1 runs b", "include two.ksh | grep -n b", "pc1 a; pc1 b");
        assertEquals(1, shell.run("pc1 x | grep nothing").status());
        assertTrue(shell.fails(2, "vlist | gerp x").contains("did you mean \"grep\"?"));
        assertTrue(shell.fails(2, "grep x").contains("behind a |"));
        assertTrue(shell.fails(1, "linfo --json | json nodes.pc3.name").contains("pc3"));
    }

    private void prints(String expected, String text, String two) {
        try {
            Files.writeString(here.resolve("two.ksh"), two);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        prints(expected, text);
    }

    @Test
    void headCutsShortWhatLooksAndNeverWhatChanges() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> prints("y", "!yes | head -1"));
        shell.succeeds("vstart pc3 | head -n 1; vstart pc4");
        assertTrue(shell.topology().nodes().size() == 4);
    }

    @Test
    void whatIsWrittenGoesToAFile() throws IOException {
        shell.succeeds("echo a > out.txt; echo b >> out.txt; pc1 c | grep c >> out.txt");
        assertEquals("a\nb\npc1 runs c\n", Files.readString(here.resolve("out.txt")));
        assertTrue(shell.fails(1, "echo a > no/folder").contains("cannot be written"));
        shell.fails(2, "echo a | nonsense > out.txt");
        assertTrue(Files.size(here.resolve("out.txt")) > 0);
    }

    @Test
    void anExclamationMarkRunsACommandOfTheHostWhereThePolicyAllowsIt() {
        prints("a b", "!echo 'a b'");
        assertEquals(3, shell.run("!sh -c 'exit 3'").status());
        assertTrue(shell.fails(1, "!no-such-program").contains("no-such-program"));
        var owner = new UserName("tester");
        try (var other = TestShell.under(new Policy(owner, Limits.PERSONAL.withHostCommands(false)), here)) {
            other.fails(3, "!echo a");
        }
    }

    @Test
    void expectSaysWhatIsThereInstead() {
        shell.succeeds("expect pc1 x contains 'runs x' not contains y matches '^pc. runs'");
        shell.succeeds("expect pc1 false exit 1");
        shell.succeeds("expect linfo --json json nodes.pc1.state = running");
        shell.succeeds("expect linfo --json | json nodes.pc1 | grep state contains running");
        var said = shell.fails(1, "echo 1\nexpect pc1 false contains 'runs y'");
        for (var part : List.of(
                "-c:2:1: \"pc1 false\" is not as expected",
                "expected: exit 0, contains \"runs y\"",
                "actual: exit 1",
                "pc1 runs false")) {
            assertTrue(said.contains(part), said);
        }
        assertTrue(shell.fails(1, "expect linfo --json json nodes.pc1.state = halted")
                .contains("is running"));
        assertFalse(shell.run("expect no such node").status() == 0);
    }

    @Test
    void waitTriesAgainUntilItHoldsOrTheTimeIsOver() throws IOException {
        shell.succeeds("wait until pc1 x within 5s; wait 10ms");
        var said = shell.fails(1, "wait until pc1 false within 600ms");
        assertTrue(said.contains("not as expected within 600 ms, in "), said);
        assertTrue(said.contains("pc1 runs false"), said);
        assertTrue(shell.fails(1, "wait until !sleep 20 within 300ms").contains("no attempt ended in time"));
        assertTrue(shell.fails(2, "wait until pc1 x within soon").contains("no time"));
        assertTrue(shell.fails(2, "wait").contains("as in: wait until"));
        prints("on", "echo on");
    }

    @Test
    void valuesAreCompared() {
        shell.succeeds("assert a = a; assert 10 above 9.5; assert abc matches '^a.c$'; assert a != b");
        assertTrue(shell.fails(1, "assert a = b").contains("expected: = b\n  actual: a"));
        assertEquals(1, shell.run("is a = b").status());
        assertTrue(shell.fails(2, "assert a equals b").contains("comparisons"));
        assertTrue(shell.fails(2, "is a above b").contains("no number"));
    }

    @Test
    void aProblemOfASubstitutionOrANestedFileSaysWhere() throws IOException {
        Files.writeString(here.resolve("in.ksh"), "echo a\n\n  pc9 x\n");
        assertTrue(shell.fails(2, "run in.ksh").contains("in.ksh:3:3: \"pc9\""));
    }
}
