package kathara.adapters.namespaces;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.ImageName;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The machine itself as an image, for those who can build none: its /usr, and of its /etc a copy of what everybody may
 * read. All else, as home directories, keys and /var, is empty. Nodes write to layers of their own.
 */
final class HostRoot {
    static final ImageName NAME = new ImageName("host");
    static final Path PROGRAMS = Path.of("/usr");

    private static final List<String> LINKS = List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");
    private static final Map<String, Integer> FOLDERS = Map.ofEntries(
            Map.entry("dev", 0755),
            Map.entry("home", 0755),
            Map.entry("mnt", 0755),
            Map.entry("opt", 0755),
            Map.entry("proc", 0555),
            Map.entry("root", 0700),
            Map.entry("run", 0755),
            Map.entry("srv", 0755),
            Map.entry("sys", 0555),
            Map.entry("tmp", 01777),
            Map.entry("usr", 0755),
            Map.entry("var/cache", 0755),
            Map.entry("var/lib", 0755),
            Map.entry("var/log", 0755),
            Map.entry("var/spool", 0755),
            Map.entry("var/tmp", 01777));
    private static final int READABLE_BY_ALL = 0004;
    private static final int OPEN_TO_ALL = 0005;

    private final Path folder;

    HostRoot(Path folder) {
        this.folder = folder;
    }

    /** Only a machine whose programs are all below /usr can be shown so. */
    boolean isPossible() {
        return Files.isSymbolicLink(Path.of("/bin")) && Files.isSymbolicLink(Path.of("/lib"));
    }

    /** Whether nodes that stand on this folder need the machine's /usr as well. */
    static boolean is(Path image) {
        return image.getFileName().toString().equals("root")
                && image.getParent().endsWith("host");
    }

    /**
     * Lets a node of an ordinary user write to the folders of the machine's programs that its files go to: in their user
     * namespace all of /usr belongs to nobody, but what the node's own layer has belongs to the node.
     *
     * @param archive a tar of ours
     * @param layer what the node has of its own above /usr
     */
    static void openFolders(byte[] archive, Path layer) throws IOException {
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8.name())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var folder = Path.of("/", entry.getName()).normalize();
                while (!Files.isDirectory(folder)) {
                    folder = folder.getParent();
                }
                var real = folder.toRealPath();
                if (real.startsWith(PROGRAMS)) {
                    openFolder(layer, PROGRAMS.relativize(real));
                }
            }
        }
    }

    private static void openFolder(Path layer, Path path) throws IOException {
        var made = layer;
        for (Path name : path) {
            made = made.resolve(name);
            if (!name.toString().isEmpty() && !Files.exists(made)) {
                Files.createDirectory(made);
                Files.setAttribute(made, "unix:mode", 0755);
            }
        }
    }

    /** The folder, made on first use. */
    Path ready() {
        var root = folder.resolve("root");
        if (Files.exists(root)) {
            return root;
        }
        try {
            var work = folder.resolveSibling(".host");
            FileTree.delete(work);
            make(Files.createDirectories(work.resolve("root")));
            Files.move(work, folder);
            return root;
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("the machine's own root cannot be shown: " + e.getMessage(), "is there room?"), e);
        }
    }

    private static void make(Path root) throws IOException {
        Files.setAttribute(root, "unix:mode", 0755);
        for (String link : LINKS) {
            var original = Path.of("/", link);
            if (Files.isSymbolicLink(original)) {
                Files.createSymbolicLink(root.resolve(link), Files.readSymbolicLink(original));
            }
        }
        for (var entry : FOLDERS.entrySet()) {
            var made = Files.createDirectories(root.resolve(entry.getKey()));
            Files.setAttribute(made, "unix:mode", entry.getValue());
        }
        Files.setAttribute(root.resolve("var"), "unix:mode", 0755);
        Files.createSymbolicLink(root.resolve("var/run"), Path.of("/run"));
        copySettings(Path.of("/etc"), root.resolve("etc"));
        Files.deleteIfExists(root.resolve("etc/resolv.conf"));
        Files.createFile(root.resolve("etc/resolv.conf"));
    }

    private static void copySettings(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if ((mode(directory) & OPEN_TO_ALL) != OPEN_TO_ALL) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                var made = Files.createDirectory(to.resolve(from.relativize(directory)));
                Files.setAttribute(made, "unix:mode", 0755);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var copy = to.resolve(from.relativize(file));
                if (attributes.isSymbolicLink()) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(file));
                } else if (attributes.isRegularFile() && (mode(file) & READABLE_BY_ALL) != 0) {
                    Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(copy, "unix:mode", mode(file) & 0755);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // what the caller may not read is not shown
            }
        });
    }

    private static int mode(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }
}
