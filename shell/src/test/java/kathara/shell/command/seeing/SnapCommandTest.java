package kathara.shell.command.seeing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapCommandTest {
    private static final String ROUTES = "sh -c ip -o route show; ip -o -6 route show";

    @TempDir
    Path here;

    private TestShell shell;
    private LabAnswers answers;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A r1");
        answers = new LabAnswers(shell)
                .address("pc1", "10.0.0.1", 24)
                .says("r1", ROUTES, "10.0.2.0/24 nhid 3 via 10.0.12.2 dev eth1 \n10.0.0.0/24 dev eth0 \n")
                .says("r1", "ip -o neigh show", "10.0.0.1 dev eth0 lladdr 02:00:00:00:00:01 REACHABLE \n")
                .says("r1", "ss -H -n -t -u -a", "tcp   LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n")
                .says("r1", "cat -- /etc/hosts", "one\ntwo\n");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void nothingIsDifferentWhenNothingHasHappened() {
        shell.succeeds("snap before");
        assertEquals("nothing is different\n", shell.succeeds("compare before"));
    }

    @Test
    void whatComesAndGoesWithoutAReasonIsNoDifference() {
        shell.succeeds("snap before");
        answers.says("r1", ROUTES, "10.0.0.0/24 dev eth0 \n10.0.2.0/24 nhid 77 via 10.0.12.2 dev eth1 \n")
                .says("r1", "ip -o neigh show", "10.0.0.1 dev eth0 lladdr 02:00:00:00:00:01 STALE \n")
                .says(
                        "r1",
                        "ss -H -n -t -u -a",
                        "tcp   LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\ntcp TIME-WAIT 0 0 10.0.0.1:22 10.0.0.2:3\n");
        assertEquals("nothing is different\n", shell.succeeds("compare before"));
    }

    @Test
    void routesNeighboursSocketsAddressesAndFilesAreCompared() {
        shell.succeeds("snap before --file /etc/hosts");
        answers.address("pc1", "10.0.0.9", 24)
                .says("r1", ROUTES, "10.0.2.0/24 via 10.0.13.3 dev eth2 \n10.0.0.0/24 dev eth0 \n")
                .says("r1", "ip -o neigh show", "10.0.0.1 dev eth0 FAILED \n")
                .says("r1", "ss -H -n -t -u -a", "tcp ESTAB 0 0 10.0.0.1:179 10.0.0.2:40123\n")
                .says("r1", "cat -- /etc/hosts", "one\n2\n");
        var said = shell.run("compare before");
        assertEquals(1, said.status());
        assertEquals("""
                pc1
                  addresses
                  - eth0 10.0.0.1/24
                  + eth0 10.0.0.9/24
                r1
                  /etc/hosts
                  - two
                  + 2
                  neighbours
                  - 10.0.0.1 dev eth0 lladdr 02:00:00:00:00:01
                  + 10.0.0.1 dev eth0 does not answer
                  routes
                  - 10.0.2.0/24 via 10.0.12.2 dev eth1
                  + 10.0.2.0/24 via 10.0.13.3 dev eth2
                  sockets
                  - tcp listens at 0.0.0.0:22
                  + tcp 10.0.0.1:179 with 10.0.0.2:*
                """, said.out());
        assertTrue(shell.run("compare before --only routes --json").out().contains("\"where\" : \"before\""));
        assertFalse(shell.run("compare before --only routes").out().contains("sockets"));
    }

    @Test
    void twoSnapshotsAreComparedAndOutliveTheShell() {
        shell.succeeds("snap before; vhalt r1; snap after");
        try (var later = TestShell.in(here)) {
            var said = later.run("compare before after").out();
            assertTrue(said.contains("  - running\n  + halted"), said);
            assertTrue(later.succeeds("snap").contains("after"));
            later.succeeds("snap after --remove");
            assertTrue(later.fails(1, "compare before after").contains("no snapshot \"after\""));
        }
    }

    @Test
    void mistakesAreExplained() {
        assertTrue(shell.succeeds("snap").contains("no snapshot"));
        assertTrue(shell.fails(1, "compare before").contains("take one with: snap before"));
        assertTrue(shell.fails(2, "snap ../x").contains("not a name"));
        assertTrue(shell.fails(2, "snap --remove").contains("no name"));
    }
}
