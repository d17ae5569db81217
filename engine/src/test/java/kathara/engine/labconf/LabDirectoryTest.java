package kathara.engine.labconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.StartOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabDirectoryTest {
    @TempDir
    Path lab;

    @BeforeEach
    void fourNodes() throws IOException {
        write("lab.conf", "pc1[0]=A", "pc2[0]=A", "pc3[0]=A", "r2[0]=B");
    }

    private void write(String file, String... lines) throws IOException {
        Files.write(lab.resolve(file), List.of(lines));
    }

    private LabDirectory.Look look() {
        return LabDirectory.look(lab, Path.of("."), false);
    }

    private String waves() {
        return StartOrder.waves(look().sound().topology().nodes().values()).stream()
                .map(wave -> wave.stream().map(Node::name).map(NodeName::text).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
    }

    /** As in Kathará 3.8.3, but that all blanks are harmless, lines of one node add up, and waves start together. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            pc1: pc2 pc3/pc3: pc2;      pc2 r2 | pc3 | pc1
            pc1:pc2;                    pc2 pc3 r2 | pc1
            pc1 : pc2   pc3 # why;      pc2 pc3 r2 | pc1
            pc1: pc2,pc3;               pc2 pc3 r2 | pc1
            # nothing//pc1: pc2;        pc2 pc3 r2 | pc1
            pc1: pc2/pc1: pc3/pc3: r2;  pc2 r2 | pc3 | pc1
            pc1: nobody;                pc1 pc2 pc3 r2
            """)
    void labDepOrdersTheStart(String lines, String expected) throws IOException {
        write("lab.dep", lines.split("/"));
        assertEquals(expected, waves());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            pc1: pc1;            pc1 waits for pc1
            pc1: pc2/pc2: pc1;   pc1 waits for pc2 waits for pc1
            pc1:;                not a line of lab.dep
            pc1 pc2;             not a line of lab.dep
            p+c: pc2;            not a node name
            """)
    void labDepSaysWhatIsWrong(String lines, String expected) throws IOException {
        write("lab.dep", lines.split("/"));
        var problems = look().problems();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).toString().contains(expected), problems::toString);
        assertTrue(problems.get(0).where().isPresent(), problems::toString);
    }

    @Test
    void labExtNamesInterfacesOfTheMachine() throws IOException {
        write("lab.ext", "A eth0", "A  enp3s0.30  # trunk", "", "# c", "B eth1.12");
        assertEquals(
                "A enp3s0.30, A eth0, B eth1.12",
                look().sound().topology().outside().stream()
                        .map(one -> one.link() + " " + one.text())
                        .collect(Collectors.joining(", ")));
    }

    @ParameterizedTest
    @CsvSource({
        "A=eth0, the lab has no link|is not a link name",
        "A <physical_interface>, not an interface of a machine",
        "A <physical_interface>.10, not an interface of a machine",
        "A eth0.100984, not a VLAN",
        "A eth0.0, not a VLAN",
        "A eth0.x, not a line of lab.ext",
        "A, not an interface of a machine",
        "Z eth0, the lab has no link"
    })
    void labExtSaysWhatIsWrong(String line, String expected) throws IOException {
        write("lab.ext", line);
        var problems = look().problems();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(
                List.of(expected.split("\\|")).stream().anyMatch(problems.get(0).toString()::contains),
                problems::toString);
        assertEquals("lab.ext:1:1", problems.get(0).where().orElseThrow().toString());
    }

    @Test
    void withoutLabConfFoldersAreNodesWhenAsked() throws IOException {
        Files.delete(lab.resolve("lab.conf"));
        for (String folder : List.of("pc1", "shared", "_test", ".git", "r1")) {
            Files.createDirectory(lab.resolve(folder));
        }
        assertEquals(
                "[pc1, r1]",
                LabDirectory.ofFolders(lab, lab)
                        .sound()
                        .topology()
                        .nodes()
                        .keySet()
                        .toString());
    }

    @Test
    void scriptsOfNoNodeAreOdd() throws IOException {
        write("pc9.startup", "true");
        write("pc8.shutdown", "true");
        write("shared.shutdown", "true");
        assertEquals(
                2, look().lab().warnings().size(), () -> look().lab().warnings().toString());
    }
}
