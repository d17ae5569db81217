package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A .ksh file is looked through and nothing runs. */
class ScriptLintTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() throws IOException {
        shell = TestShell.in(here);
        Files.createDirectory(here.resolve("lab"));
        Files.writeString(here.resolve("lab/lab.conf"), "r1[0]=A\nr2[0]=A\n");
    }

    @AfterEach
    void close() {
        assertTrue(shell.workspace().labs().isEmpty(), "nothing ran");
        shell.close();
    }

    /** The headlines of what is found. */
    private List<String> found(String text) {
        try {
            Files.writeString(here.resolve("a.ksh"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return shell.run("lint a.ksh")
                .err()
                .lines()
                .filter(line -> line.startsWith("a.ksh:"))
                .toList();
    }

    @Test
    void aSoundFileHasNoProblem() {
        assertEquals(
                List.of(),
                found("#!/usr/bin/env kathara\nlstart -d $here/lab\nvstart --eth 0:A pc1\nset n = 3\n"
                        + "for x in r1 r2 { $x ip route | head -5 > $x.txt }\nall except pc1 true\nr*,pc1 true\n"
                        + "if is $n = 3 { wait until pc1 ping -c1 r1 within 5s } else { fail \"$n $# ${1:-x}\" }\n"
                        + "expect r1 ip route contains default\n!ls\ntry { r2 true } finally { lclean }\n"));
        assertEquals("a.ksh: no problem\n", shell.run("lint a.ksh").out());
    }

    @Test
    void whatIsNotThereIsFoundAllAtOnce() {
        assertEquals(
                List.of(
                        "a.ksh:2:1: vstart: \"--nonsense\" is no option of it",
                        "a.ksh:3:1: \"vlsit\" is no command, and nothing creates a node of that name",
                        "a.ksh:4:7: \"pc2\" is no command, and nothing creates a node of that name",
                        "a.ksh:5:1: \"gerp\" is no filter",
                        "a.ksh:6:1: \"r9\" is no command, and nothing creates a node of that name",
                        "a.ksh:7:1: grep: \"-y\" is no option of it",
                        "a.ksh:8:15: vconfig: \"--ad\" is no option of it",
                        "a.ksh:9:6: nothing sets $nam"),
                found("vstart pc1\nvstart --nonsense\nvlsit\ntry { pc2 true } finally { lclean }\nvlist | gerp x\n"
                        + "expect r9 true contains x\nvlist | grep -y x\n"
                        + "set name = A; vconfig --ad $name pc1\necho $nam\n"));
    }

    @Test
    void aTextThatCannotBeReadSaysWhere() {
        assertEquals(List.of("a.ksh:2:6: there is a quote that is not closed"), found("vlist\necho 'x\n"));
        assertTrue(shell.fails(1, "lint none.ksh").contains("there is no file"));
    }

    @Test
    void whatOnlyARunCanTellIsLeftAlone() {
        assertEquals(List.of(), found("include other.ksh\npc7 true\necho $there\n"));
        assertEquals(List.of(), found("vstart $1\npc7 true\n"));
        assertTrue(shell.run("lint --json a.ksh | json findings").out().contains("[ ]"));
    }
}
