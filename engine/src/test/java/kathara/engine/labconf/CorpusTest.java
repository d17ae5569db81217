package kathara.engine.labconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the labs of others that stand beside this project, where they do. */
class CorpusTest {

    /** The directories of its labs; empty where there is no corpus. */
    static List<Path> labs() throws IOException {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            var corpus = up.resolve("shared/corpus");
            if (Files.isDirectory(corpus)) {
                try (var files = Files.walk(corpus)) {
                    return files.filter(file -> file.getFileName().toString().equals("lab.conf"))
                            .map(Path::getParent)
                            .sorted()
                            .toList();
                }
            }
        }
        return List.of();
    }

    @Test
    void everyLabReadsWithoutAProblem() throws IOException {
        var labs = labs();
        assumeTrue(!labs.isEmpty(), "there is no shared/corpus beside this project");
        for (Path lab : labs) {
            var reading = new LabConfReader().read(lab + "/lab.conf", Files.readAllBytes(lab.resolve("lab.conf")));
            assertEquals(List.of(), reading.problems(), lab.toString());
            assertFalse(reading.topology().nodes().isEmpty(), lab.toString());
            assertEquals(
                    reading.topology(),
                    new LabConfReader()
                            .read("again", LabConfWriter.lines(reading.topology()))
                            .sound(),
                    lab.toString());
        }
    }
}
