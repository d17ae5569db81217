package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VconfigCommandTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private void makes(String line, String interfaces) {
        shell.succeeds(line);
        assertEquals(interfaces, shell.interfaces("pc1"));
    }

    @Test
    void anInterfaceGetsTheNextFreeNumber() {
        assertEquals("pc1 eth1 is on B\n", shell.succeeds("vconfig --add B pc1"));
        makes("vconfig pc1 --add C", "{0=A, 1=B, 2=C}");
    }

    @Test
    void anInterfaceGetsTheNumberAndAddressItIsGiven() {
        makes("vconfig -n pc1 --add 7:B/02:00:00:00:00:01", "{0=A, 7=B/02:00:00:00:00:01}");
        makes("vconfig -n pc1 --add C/02:00:00:00:00:02", "{0=A, 7=B/02:00:00:00:00:01, 8=C/02:00:00:00:00:02}");
    }

    @Test
    void severalInterfacesAreOneChange() {
        makes("vconfig -n pc1 --add B C --rm A", "{1=B, 2=C}".replace("1=B, 2=C", "0=B, 1=C"));
        makes("undo", "{0=A}");
    }

    @Test
    void anInterfaceGoesByItsLinkOrByItsName() {
        shell.succeeds("vconfig --add B pc1; vconfig --add C pc1");
        makes("vconfig --rm B pc1", "{0=A, 2=C}");
        makes("vconfig pc1 --rm eth2", "{0=A}");
    }

    @Test
    void whatIsNotThereIsNamed() {
        var said = shell.fails(1, "vconfig --rm Z pc1");
        assertTrue(said.contains("\"pc1\" has no interface on \"Z\""), said);
        assertTrue(said.contains("eth0 on A"), said);
        assertTrue(shell.fails(1, "vconfig --add B pc2").contains("the lab has no node \"pc2\""));
    }

    @Test
    void aTakenNumberChangesNothing() {
        assertTrue(shell.fails(1, "vconfig -n pc1 --add B 0:C").contains("has eth0 already"));
        assertEquals("{0=A}", shell.interfaces("pc1"));
    }

    @Test
    void nothingToDoIsAMistakeOfUsage() {
        assertTrue(shell.fails(2, "vconfig pc1").contains("--add LINK"));
        assertTrue(shell.fails(2, "vconfig --add B").contains("no node is named"));
        assertTrue(shell.fails(2, "vconfig --add 'B!' pc1").contains("not a link name"));
    }
}
