package kathara.shell.command.seeing;

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

class GraphCommandTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A pc2; vstart --eth 0:B pc3");
        new LabAnswers(shell).address("pc1", "10.0.0.1", 24).address("pc2", "10.0.0.2", 24);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private void assertDrawn(String... words) {
        var drawn = shell.succeeds("graph");
        for (String word : words) {
            assertTrue(drawn.contains(word), word + " is not in\n" + drawn);
        }
    }

    @Test
    void theNetworkStandsAtTheLinkAndTheRestAtItsEnds() {
        assertDrawn("pc1", "pc2", "pc3", "A 10.0.0.0/24", "eth0 .1", "eth0 .2", "B");
    }

    @Test
    void endsThatShareNoNetworkShowTheirWholeAddresses() {
        new LabAnswers(shell).address("pc1", "10.0.0.1", 24).address("pc2", "10.0.7.2", 16);
        assertDrawn("eth0 10.0.0.1/24", "eth0 10.0.7.2/16");
    }

    @Test
    void theStateOfNodesAndLinksIsSaid() {
        shell.succeeds("vhalt pc2; link cut A; vstart --eth 0:C pc4; link set B rate 1mbit");
        assertDrawn("(halted)", "A 10.0.0.0/24 cut", "B rate 1mbit");
        shell.succeeds("link up A; link cut A pc1");
        assertDrawn("eth0 .1 cut");
    }

    @Test
    void plainIsWithoutAddresses() {
        var drawn = shell.succeeds("graph --plain");
        assertFalse(drawn.contains("10.0.0.0"), drawn);
        assertTrue(drawn.contains("eth0"), drawn);
    }

    @Test
    void aFileIsWrittenOfTheKindThatItsNameSays() throws IOException {
        shell.succeeds("graph -o lab.svg; graph -o lab.dot");
        assertTrue(Files.readString(here.resolve("lab.svg")).contains("<svg"));
        assertTrue(Files.readString(here.resolve("lab.dot")).startsWith("graph"));
        assertTrue(shell.fails(2, "graph -o lab.gif").contains("no kind of picture"));
        assertTrue(shell.fails(1, "graph -o no/lab.svg").contains("cannot be written"));
    }

    @Test
    void aLabThatDoesNotRunIsDrawnFromItsFiles() throws IOException {
        Files.createDirectory(here.resolve("other"));
        Files.writeString(here.resolve("other/lab.conf"), "a[0]=X\nb[0]=X\nc[0]=X\n");
        var drawn = shell.succeeds("graph -d other");
        assertTrue(drawn.contains("X") && drawn.contains("eth0"), drawn);
        assertTrue(shell.fails(1, "lclean; graph").contains("no node to draw"));
    }
}
