package kathara.shell.command.seeing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What why, path and pingall say without a network; SeededFaultsIT has one. */
class ReachabilityCommandsTest {
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

    @Test
    void aNodeThatDoesNotRunIsTheReason() {
        shell.succeeds("vhalt pc2");
        var said = shell.run("why pc1 pc2");
        assertEquals(1, said.status());
        assertTrue(said.out().contains("pc2: it does not run\n  mend it with: vstart pc2"), said.out());
        assertTrue(shell.run("why pc1 pc2 --json").out().contains("\"kind\" : \"node\""));
    }

    @Test
    void aNodeWithoutAnAddressIsTheReason() {
        assertTrue(shell.run("why pc1 pc2").out().contains("it has no IPv4 address"));
        assertTrue(shell.run("path pc1 pc2").err().contains("see: why pc1 pc2"));
    }

    @Test
    void noAddressesAreNoPairs() {
        assertEquals("no two nodes have addresses\n", shell.succeeds("pingall"));
        assertEquals("[ ]\n", shell.succeeds("pingall --json"));
    }

    @Test
    void mistakesAreExplained() {
        assertTrue(shell.fails(1, "why pc1 pc9").contains("no node \"pc9\""));
        assertTrue(shell.fails(2, "why pc1 pc2 tcp").contains("why pc1 pc2 tcp 80"));
        assertTrue(shell.fails(2, "why pc1 pc2 icmp 3").contains("tcp or udp"));
        assertTrue(shell.fails(1, "pingall pc9").contains("no node \"pc9\""));
    }
}
