package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** run, undo, redo, help and exit, and how a text of commands stops. */
class SessionCommandsTest {
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

    private void file(String name, String text) throws IOException {
        Files.writeString(here.resolve(name), text);
    }

    @Test
    void aBeginningThatOnlyOneCommandHasIsThatCommand() {
        shell.succeeds("vst --eth 0:A pc1");
        assertEquals(1, shell.topology().nodes().size());
        assertEquals(shell.succeeds("linfo"), shell.succeeds("linf"));
    }

    @Test
    void aBeginningThatSeveralCommandsHaveNamesThemAndRunsNone() {
        shell.succeeds("vstart pc1");
        var said = shell.fails(2, "vc pc1");
        assertTrue(said.contains("\"vc\" begins more than one command"), said);
        assertTrue(said.contains("vconfig, vcrash, vclean"), said);
        assertEquals(1, shell.topology().nodes().size());
    }

    @Test
    void oneLetterIsNoCommand() {
        var said = shell.fails(2, "w");
        assertTrue(said.contains("\"w\" is neither a command nor a node"), said);
    }

    @Test
    void aNodeComesBeforeTheBeginningOfACommand() {
        shell.succeeds("vstart wi");
        assertTrue(shell.succeeds("wi ls").endsWith("wi runs ls\n"));
        assertEquals(1, shell.topology().nodes().size());
    }

    @Test
    void aFileRunsAsIfItWereTyped() throws IOException {
        file("demo.ksh", "#!/usr/bin/env kathara\n# two nodes\nvstart --eth 0:A pc1; vstart --eth 0:A pc2\npc1 ls\n");
        assertTrue(shell.succeeds("run demo.ksh").endsWith("pc1 runs ls\n"));
        assertEquals(2, shell.topology().nodes().size());
    }

    @Test
    void aTextStopsAtTheFirstFailureAndSaysWhere() throws IOException {
        file("demo.ksh", "vstart pc1\n\n  vhalt pc9\nvstart pc2\n");
        var said = shell.fails(1, "run demo.ksh");
        assertTrue(said.contains("demo.ksh:3:3: the lab has no node \"pc9\""), said);
        assertEquals(1, shell.topology().nodes().size());
    }

    @Test
    void aCommandThatEndsWithAStatusStopsATextToo() throws IOException {
        file("demo.ksh", "vstart pc1\npc1 false\nvstart pc2\n");
        var said = shell.fails(1, "run demo.ksh");
        assertTrue(said.contains("demo.ksh:2:1: \"pc1 false\" ended with status 1"), said);
        assertEquals(
                1,
                said.lines().filter(line -> line.contains("ended with status")).count(),
                said);
        assertEquals(1, shell.topology().nodes().size());
    }

    @Test
    void aMistakeInTheFormOfATextIsFoundBeforeItsFirstCommand() throws IOException {
        file("demo.ksh", "vstart pc1\nvstart 'pc2\n");
        assertTrue(shell.fails(2, "run demo.ksh").contains("demo.ksh:2:8: "));
        assertEquals(0, shell.topology().nodes().size());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertTrue(shell.fails(1, "run nothing.ksh").contains("there is no file \"nothing.ksh\""));
    }

    @Test
    void aFileThatRunsItselfEnds() throws IOException {
        file("demo.ksh", "vstart pc1\nrun demo.ksh\n");
        var said = shell.fails(1, "run demo.ksh");
        assertTrue(said.startsWith("demo.ksh:2:1: files run each other"), said);
    }

    @Test
    void undoAndRedoGoStepByStep() {
        shell.succeeds("vstart --eth 0:A pc1; vconfig --add B pc1; vclean pc1");
        shell.succeeds("undo");
        assertEquals("{0=A, 1=B}", shell.interfaces("pc1"));
        shell.succeeds("undo");
        assertEquals("{0=A}", shell.interfaces("pc1"));
        shell.succeeds("redo; redo");
        assertEquals(0, shell.topology().nodes().size());
        assertTrue(shell.fails(1, "redo").contains("nothing to redo"));
        shell.succeeds("undo; undo; undo");
        assertTrue(shell.fails(1, "undo").contains("nothing to undo"));
    }

    @Test
    void helpListsEveryCommand() {
        var said = shell.succeeds("help");
        Commands.ALL.forEach(entry -> assertTrue(said.contains("  " + entry.name() + " "), entry.name()));
    }

    @Test
    void helpExplainsOneCommand() {
        assertEquals(shell.succeeds("help vstart"), shell.succeeds("vstart --help"));
        assertTrue(shell.fails(2, "help vstrat").contains("did you mean \"vstart\"?"));
    }

    @Test
    void exitEndsATextWithoutFailing() {
        shell.succeeds("vstart pc1; exit; vstart pc2");
        assertTrue(shell.leaving());
        assertEquals(1, shell.topology().nodes().size());
    }

    @Test
    void anOptionOfTheProgramBehindTheCommandIsExplained() {
        assertTrue(shell.fails(2, "vlist --platform docker").contains("kathara --platform docker vlist"));
    }

    @Test
    void nothingButACommentDoesNothing() {
        assertEquals("", shell.succeeds("# nothing\n;;\n"));
        assertFalse(shell.leaving());
    }
}
