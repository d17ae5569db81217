package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.topology.NodeName;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about a lab's files: lint, lstart with its options, save and diff. */
class LabFilesCommandsTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void aLab() throws IOException {
        write("lab/lab.conf", """
                # A lab
                LAB_AUTHOR="Anna"

                pc1[0]=A    # the first
                pc1[image]=kathara/base
                r1[0]='A'
                r1[1]=B
                """);
        write("lab/r1.startup", "true");
        shell = TestShell.in(here);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(here.resolve(name).getParent());
        Files.writeString(here.resolve(name), text);
    }

    @Test
    void lintSaysThatALabIsSound() {
        assertEquals("lab lab: 2 nodes, 2 links, no problem, no warning\n", shell.succeeds("lint lab"));
    }

    @Test
    void lintReportsEverythingAtOnceAndEndsWithOne() throws IOException {
        write("lab/lab.conf", "pc1[0]=A\npc1[imgae]=x\npc1[mem]=lots\n");
        write("lab/lab.dep", "pc1: pc1\n");
        write("lab/pc9.startup", "true");
        var said = shell.fails(1, "lint lab");
        assertTrue(said.contains("lab/lab.conf:2:5: lab.conf has no key"), said);
        assertTrue(said.contains("did you mean \"image\"?"), said);
        assertTrue(said.contains("lab/lab.conf:3:10"), said);
        assertTrue(said.contains("lab/lab.dep:1:1: these nodes wait for each other: pc1 waits for pc1"), said);
        assertTrue(said.contains("pc9.startup"), said);
        var lenient = shell.run("lint --lenient lab");
        assertTrue(lenient.out().contains("2 problems, 3 warnings"), lenient.toString());
    }

    @Test
    void lintTellsWhatPolicyForbids() throws IOException {
        write("lab/lab.conf", "pc1[volume]=\"/etc|/etc\"\n");
        var said = shell.fails(3, "lint lab");
        assertTrue(said.contains("refused by policy: create-node pc1"), said);
        assertTrue(said.contains("take the volume line out of lab.conf"), said);
        var json = shell.run("lint --json lab").out();
        assertTrue(json.contains("\"kind\":\"refused\"") || json.contains("\"kind\" : \"refused\""), json);
    }

    @Test
    void aDryRunShowsEachCallAndDoesNothing() {
        var said = shell.succeeds("lstart -d lab --dry-run");
        assertTrue(said.contains("create-node --owner tester"), said);
        assertTrue(said.contains("wire --owner tester"), said);
        assertTrue(shell.topology().nodes().isEmpty());
        assertTrue(shell.platform().lines().isEmpty());
    }

    @Test
    void aDryRunOfARestartRemovesAndStarts() {
        shell.succeeds("lstart -d lab");
        var said = shell.succeeds("lrestart -d lab --dry-run");
        assertTrue(said.contains("# remove-node") && said.contains("# create-node"), said);
        assertEquals("[pc1, r1]", shell.topology().nodes().keySet().toString());
    }

    @Test
    void whatKatharaMountsOrSharesIsRefusedByNameOrByTheFolder() throws IOException {
        assertTrue(shell.fails(3, "lstart -d lab --hosthome").contains("volume"));
        assertTrue(shell.fails(3, "vstart pc7 --hosthome").contains("volume"));
        shell.succeeds("lstart -d lab -S; lclean -d lab");
        Files.createDirectories(here.resolve("lab/shared"));
        assertTrue(shell.fails(2, "lstart -d lab --no-shared").contains("shared/"));
        assertTrue(shell.fails(3, "wipe --all").contains("own labs alone"));
        assertTrue(shell.fails(3, "list -a").contains("own labs alone"));
    }

    @Test
    void aStartedLabIsListedWhenAsked() {
        assertTrue(shell.succeeds("lstart -d lab -l").contains("NODE"));
    }

    @Test
    void whatOnlyANodeHasIsNamedWhenALabIsSaved() {
        shell.succeeds("lstart -d lab");
        shell.platform()
                .programs(call ->
                        call.words().get(0).equals("find") && call.node().text().equals("pc1")
                                ? Optional.of("/root/notes\n/etc/motd\n")
                                : Optional.of(""));
        var saved = shell.run("save copy");
        assertEquals(0, saved.status(), saved.err());
        assertTrue(saved.err().contains("only inside pc1, and left out: /root/notes /etc/motd"), saved.err());
        assertFalse(saved.err().contains("inside r1"), saved.err());
    }

    @Test
    void wordsOfKatharaThatChangeNothingHereAreAccepted() {
        shell.succeeds("lstart -d lab --noterminals -H --shared");
        assertTrue(shell.succeeds("vstart -n pc7 --eth 0:A 1:B --noterminals --print")
                .contains("create-node"));
        assertEquals("[pc1, r1]", shell.topology().nodes().keySet().toString());
    }

    @Test
    void keysForAllNodesStandOverTheirLines() {
        shell.succeeds("lstart -d lab -o image=kathara/frr mem=64m");
        assertEquals(
                "kathara/frr",
                shell.topology().node(new NodeName("pc1")).image().text());
        assertTrue(shell.topology().node(new NodeName("r1")).settings().memory().isPresent());
        shell.fails(2, "lstart -d lab -o image");
    }

    @Test
    void withoutLabConfFoldersAreNodes() throws IOException {
        write("folders/pc1/etc/x", "");
        write("folders/pc2.startup", "");
        shell.fails(1, "lstart -d folders");
        shell.succeeds("lstart -F -d folders");
        assertEquals("[pc1]", shell.topology().nodes().keySet().toString());
    }

    @Test
    void nodesCanBeListedAndExcluded() {
        shell.succeeds("lstart -d lab --exclude pc1 r1");
        assertTrue(shell.topology().nodes().isEmpty());
        shell.succeeds("lrestart pc1");
        assertEquals("[pc1]", shell.topology().nodes().keySet().toString());
    }

    @Test
    void lconfigChangesALabsNode() {
        shell.succeeds("lstart -d lab");
        shell.succeeds("lconfig -d lab -n pc1 --add C");
        assertEquals("{0=A, 1=C}", shell.interfaces("pc1"));
    }

    @Test
    void saveKeepsWhatStillHoldsWithItsCommentsAndReadsBackEqual() throws IOException {
        shell.succeeds("lstart -d lab; lconfig -n pc1 --add C; vclean r1; vstart --eth 0:C pc2");
        shell.succeeds("save lab");
        assertEquals("""
                # A lab
                LAB_AUTHOR="Anna"

                pc1[0]=A    # the first
                pc1[1]="C"
                pc2[0]="C"
                """, Files.readString(here.resolve("lab/lab.conf")));
        assertEquals(shell.topology(), LabDirectory.read(here.resolve("lab")).topology());
        assertEquals("", shell.succeeds("diff"));
    }

    @Test
    void saveCopiesScriptsAndFoldersElsewhere() throws IOException {
        write("lab/r1/etc/frr/frr.conf", "hostname r1\n");
        write("lab/lab.dep", "r1: pc1\n");
        assertTrue(here.resolve("lab/r1.startup").toFile().setExecutable(true));
        shell.succeeds("lstart -d lab; save copy");
        assertTrue(Files.isExecutable(here.resolve("copy/r1.startup")));
        assertEquals("hostname r1\n", Files.readString(here.resolve("copy/r1/etc/frr/frr.conf")));
        assertEquals(
                LabDirectory.read(here.resolve("lab")).topology(),
                LabDirectory.read(here.resolve("copy")).topology());
    }

    @Test
    void diffShowsLiveAgainstFile() {
        shell.succeeds("lstart -d lab; lconfig -n pc1 --add C; vclean r1");
        var result = shell.run("diff");
        assertEquals(1, result.status());
        assertEquals("+ pc1[1]=\"C\"\n- r1[0]=\"A\"\n- r1[1]=\"B\"\n", result.out());
        assertFalse(shell.run("diff --json").out().isBlank());
    }
}
