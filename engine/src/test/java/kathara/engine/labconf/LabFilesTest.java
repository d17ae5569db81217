package kathara.engine.labconf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import kathara.engine.problem.LabException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class LabFilesTest {
    @TempDir
    Path folder;

    private Path lab;

    @BeforeEach
    void makeLab() throws IOException {
        folder = folder.toRealPath();
        lab = Files.createDirectories(folder.resolve("lab"));
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createDirectories(lab.resolve("pc1/etc"));
        Files.writeString(lab.resolve("pc1/etc/motd"), "hello");
        Files.writeString(lab.resolve("pc1.startup"), "true");
    }

    private Optional<byte[]> read(String path) throws IOException {
        try (var files = LabFiles.open(lab)) {
            return files.read(path);
        }
    }

    private TreeMap<String, String> walked(String path) throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = LabFiles.open(lab)) {
            files.walk(path, new LabFiles.Visitor() {
                @Override
                public void folder(String name, Set<PosixFilePermission> mode) {
                    found.put(name, "/");
                }

                @Override
                public void file(String name, Set<PosixFilePermission> mode, byte[] content) {
                    found.put(name, new String(content));
                }

                @Override
                public void link(String name, String target) {
                    found.put(name, "-> " + target);
                }
            });
        }
        return found;
    }

    private static void refused(Executable reading) {
        assertEquals(
                LabException.Kind.REFUSED,
                assertThrows(LabException.class, reading).kind());
    }

    @Test
    void filesAndFoldersAreReadAndWhatIsMissingIsEmpty() throws IOException {
        assertArrayEquals("true".getBytes(), read("pc1.startup").orElseThrow());
        assertTrue(read("pc2.startup").isEmpty());
        assertTrue(read("pc1").isEmpty());
        assertTrue(read("pc1.startup/x").isEmpty());
        assertEquals("{etc=/, etc/motd=hello}", walked("pc1").toString());
        assertEquals("{}", walked("pc2").toString());
        assertEquals("{}", walked("pc1.startup").toString());
    }

    @Test
    void linksLeadAnywhereWithinTheLab() throws IOException {
        Files.createSymbolicLink(lab.resolve("pc2"), Path.of("pc1"));
        Files.createSymbolicLink(lab.resolve("pc2.startup"), lab.resolve("pc1/../pc1.startup"));
        assertEquals("{etc=/, etc/motd=hello}", walked("pc2").toString());
        assertArrayEquals("true".getBytes(), read("pc2.startup").orElseThrow());
    }

    @Test
    void linksThatLeadOutAreRefused() throws IOException {
        Files.createSymbolicLink(lab.resolve("a.startup"), Path.of("../secret"));
        Files.createSymbolicLink(lab.resolve("b.startup"), folder.resolve("secret"));
        Files.createSymbolicLink(lab.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(lab.resolve("c.startup"), Path.of("up/secret"));
        Files.createSymbolicLink(lab.resolve("round"), Path.of("round"));
        for (String name : Set.of("a.startup", "b.startup", "c.startup", "up/secret", "../secret")) {
            refused(() -> read(name));
        }
        refused(() -> walked("up"));
        assertThrows(IOException.class, () -> read("round"));
    }

    @Test
    void aLinkInANodesFolderIsCopiedAndNotFollowed() throws IOException {
        Files.createSymbolicLink(lab.resolve("pc1/etc/shadow"), folder.resolve("secret"));
        Files.createSymbolicLink(lab.resolve("pc1/var"), folder);
        assertEquals(
                "{etc=/, etc/motd=hello, etc/shadow=-> " + folder.resolve("secret") + ", var=-> " + folder + "}",
                walked("pc1").toString());
    }

    @Test
    void aLabDirectoryThatIsReachedThroughALinkIsRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("other"), Path.of("lab"));
        assertThrows(Exception.class, () -> LabFiles.open(folder.resolve("other")));
        Files.createDirectories(lab.resolve("deep/er"));
        assertThrows(Exception.class, () -> LabFiles.open(folder.resolve("other/deep/er")));
    }

    @Test
    void whatRootReadsForAnotherIsWhatThatOneMayRead() throws IOException {
        Assumptions.assumeTrue(Files.getOwner(Path.of("/proc/self")).getName().equals("root"), "this is not root");
        Files.setAttribute(lab, "unix:uid", 12345);
        Files.setPosixFilePermissions(lab.resolve("pc1.startup"), PosixFilePermissions.fromString("rw-------"));
        refused(() -> read("pc1.startup"));
        Files.setAttribute(lab.resolve("pc1.startup"), "unix:uid", 12345);
        assertArrayEquals("true".getBytes(), read("pc1.startup").orElseThrow());
        Files.createLink(
                lab.resolve("hard"),
                Files.createFile(
                        folder.resolve("roots"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
        refused(() -> read("hard"));
    }

    /** A file and a folder are exchanged for links to the outside and back, as fast as it goes, while they are read. */
    @Test
    void aLinkThatIsSwappedInDuringTheCopyNeverGivesWhatIsOutside() throws Exception {
        var outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("motd"), "secret");
        var stop = new AtomicBoolean();
        var swapper = new Thread(() -> {
            try {
                for (int i = 0; !stop.get(); i++) {
                    swap(lab.resolve("pc1.startup"), folder.resolve("secret"), i);
                    Files.move(lab.resolve("pc1/etc"), lab.resolve("etc"), StandardCopyOption.ATOMIC_MOVE);
                    Files.createSymbolicLink(lab.resolve("pc1/etc"), outside);
                    Files.delete(lab.resolve("pc1/etc"));
                    Files.move(lab.resolve("etc"), lab.resolve("pc1/etc"), StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        swapper.start();
        int stopped = 0;
        try {
            for (int i = 0; i < 3_000; i++) {
                try {
                    read("pc1.startup").ifPresent(content -> assertEquals("true", new String(content)));
                    assertTrue(!walked("pc1").getOrDefault("etc/motd", "").contains("secret"));
                } catch (LabException | IOException e) {
                    stopped++;
                }
            }
        } finally {
            stop.set(true);
            swapper.join();
        }
        assertTrue(stopped > 0, "nothing was ever swapped at the wrong moment, so nothing was tried");
    }

    private void swap(Path file, Path secret, int turn) throws IOException {
        var next = lab.resolve("next");
        if (turn % 2 == 0) {
            Files.createSymbolicLink(next, secret);
        } else {
            Files.writeString(next, "true");
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
