package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** Files as tests. */
class ScriptTestsTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() throws IOException {
        shell = TestShell.in(here);
        Files.createDirectories(here.resolve("t/lab"));
        Files.writeString(here.resolve("t/good.ksh"), "vstart pc1\nexpect pc1 x contains 'runs x'\n");
        Files.writeString(here.resolve("t/bad.ksh"), "vstart pc1\nexpect pc1 x contains '<y>'\n");
        Files.writeString(here.resolve("t/lab/lab.conf"), "r1[0]=A\n");
        Files.writeString(here.resolve("t/lab/demo.ksh"), "lstart\nr1 true\necho $here\n");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void filesOfAFolderRunEachInItsOwnLabAndAreToldInTap() {
        var result = shell.run("test t");
        assertEquals(1, result.status());
        var lines = result.out()
                .lines()
                .map(line -> line.replaceFirst(" # time.*", ""))
                .toList();
        assertEquals("TAP version 14", lines.get(0));
        assertEquals("1..3", lines.get(1));
        assertEquals("not ok 1 - t/bad.ksh", lines.get(2));
        assertTrue(result.out().contains("# t/bad.ksh:2:1: \"pc1 x\" is not as expected"), result.out());
        assertTrue(lines.contains("ok 2 - t/good.ksh"), result.out());
        assertTrue(lines.contains("ok 3 - t/lab/demo.ksh"), result.out());
        assertTrue(shell.workspace().labs().isEmpty(), "what a test leaves is removed");
    }

    @Test
    void aReportForBuildServersIsXml() throws Exception {
        shell.run("test --junit report.xml t/bad.ksh t/good.ksh");
        var report = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(here.resolve("report.xml")))));
        assertEquals("1", report.getDocumentElement().getAttribute("failures"));
        assertEquals(2, report.getElementsByTagName("testcase").getLength());
        assertTrue(
                report.getElementsByTagName("failure").item(0).getTextContent().contains("contains \"<y>\""));
    }

    @Test
    void aFileThatDoesNotEndFails() throws IOException {
        Files.writeString(here.resolve("long.ksh"), "wait 100s\n");
        assertTrue(shell.run("test --timeout 300ms long.ksh").out().contains("did not end within"));
    }

    @Test
    void labsThatWereThereStay() {
        shell.succeeds("vstart mine; test t/good.ksh");
        assertEquals(1, shell.workspace().labs().size());
        shell.succeeds("test --keep t/good.ksh");
        assertEquals(2, shell.workspace().labs().size());
        assertTrue(shell.fails(1, "test nowhere").contains("cannot be read"));
    }
}
