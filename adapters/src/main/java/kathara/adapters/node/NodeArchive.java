package kathara.adapters.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kathara.engine.call.EngineCall;
import kathara.engine.labconf.LabFiles;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Node;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Packs what a node starts with into one tar, to be unpacked over {@code /}: its first process, the start-up
 * scripts of its lab (below {@code /hostlab}), and the files of its folder. Everything belongs to root; mode bits are
 * kept; a symbolic link stays one and is never followed out of the lab directory. Text from Windows loses its BOM and
 * its carriage returns, as upstream has it.
 */
public final class NodeArchive {
    private static final String OWN = "var/lib/kathara/";
    /** The folder of a lab that all its nodes see as /shared. */
    private static final String SERVED = "var/www/";

    private static final String SHARED = "shared";

    private static final int EXECUTABLE = 0755;
    private static final int READABLE = 0644;
    /** Files larger than this are not looked through for carriage returns. */
    private static final long LARGEST_TEXT = 1 << 20;
    /** The engine mounts its own over these in a node, so init writes through them. */
    private static final Set<String> MOUNTED = Set.of("etc/hosts", "etc/resolv.conf", "etc/hostname");

    private final TarArchiveOutputStream tar;

    private NodeArchive(TarArchiveOutputStream tar) {
        this.tar = tar;
    }

    /** The archive for the node that this call creates. */
    public static byte[] of(EngineCall.CreateNode call) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            var archive = new NodeArchive(tar);
            archive.addOwn(call.node());
            if (call.files().isPresent()) {
                archive.addLab(call.files().get(), call.node());
            }
        } catch (IOException e) {
            throw new LabException(
                    Problem.of(
                            "the files of \"" + call.node().name() + "\" cannot be read: " + e.getMessage(),
                            "may you read everything below the lab directory?"),
                    e);
        }
        return bytes.toByteArray();
    }

    /** The text of a script that lies beside this class. */
    public static String script(String name) {
        try (InputStream in = NodeArchive.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addOwn(Node node) throws IOException {
        add(OWN + "init", EXECUTABLE, script("init.sh").getBytes(StandardCharsets.UTF_8));
        add(OWN + "startup", READABLE, script("startup.sh").getBytes(StandardCharsets.UTF_8));
        add(OWN + "startup.bash", READABLE, script("startup.bash").getBytes(StandardCharsets.UTF_8));
        if (node.settings().releasedLater()) {
            add(OWN + "device-only", READABLE, new byte[0]);
        }
        if (node.settings().bridged()) {
            add(OWN + "bridged", READABLE, new byte[0]);
        }
        var program = Stream.of(node.settings().entrypoint(), node.settings().arguments())
                .flatMap(Optional::stream)
                .flatMap(part -> part.words().stream())
                .toList();
        if (!program.isEmpty()) {
            var lines = String.join("\n", program) + "\n";
            add(OWN + "entrypoint", READABLE, lines.getBytes(StandardCharsets.UTF_8));
        }
        add(OWN + "name", READABLE, (node.name() + "\n").getBytes(StandardCharsets.UTF_8));
        var commands = node.settings().commands();
        if (!commands.isEmpty()) {
            var text = String.join("\n", commands) + "\n";
            add("hostlab/" + node.name() + ".exec", READABLE, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether the nodes of a lab share a folder: it has one of that name. */
    public static boolean isShared(Path lab) {
        return Files.isDirectory(lab.resolve(SHARED), LinkOption.NOFOLLOW_LINKS);
    }

    private boolean addScript(LabFiles files, String name) throws IOException {
        var content = files.read(name);
        if (content.isPresent()) {
            add("hostlab/" + name, READABLE, unixText(content.get()));
        }
        return content.isPresent();
    }

    private void addLab(Path lab, Node node) throws IOException {
        try (var files = LabFiles.open(lab)) {
            for (var script : List.of("shared.startup", node.name() + ".startup")) {
                addScript(files, script);
            }
            if (addScript(files, node.name() + ".shutdown") | addScript(files, "shared.shutdown")) {
                add(OWN + "end", READABLE, script("end.sh").getBytes(StandardCharsets.UTF_8));
            }
            files.walk(node.name().text(), new Folder(""));
            if (isShared(lab)) {
                new Folder(OWN).folder(SHARED, PosixFilePermissions.fromString("rwxrwxrwx"));
                files.walk(SHARED, new Folder(OWN + SHARED + "/"));
            }
        }
    }

    /** The folder of a node, as it is laid over its root. */
    private final class Folder implements LabFiles.Visitor {
        private final String below;

        Folder(String below) {
            this.below = below;
        }

        @Override
        public void folder(String path, Set<PosixFilePermission> mode) throws IOException {
            var entry = new TarArchiveEntry(below + path + "/");
            entry.setMode(mode(path, mode));
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }

        @Override
        public void file(String path, Set<PosixFilePermission> mode, byte[] content) throws IOException {
            if (!path.endsWith(".DS_Store")) {
                add(
                        MOUNTED.contains(path) && below.isEmpty() ? OWN + path : below + path,
                        mode(path, mode),
                        content.length <= LARGEST_TEXT ? unixText(content) : content);
            }
        }

        /** What a lab puts below /var/www is for its web server, which is not root. */
        private int mode(String path, Set<PosixFilePermission> permissions) {
            int mode = NodeArchive.mode(permissions);
            boolean served = below.isEmpty() && (path + "/").startsWith(SERVED);
            return served ? mode | 0444 | ((mode & 0111) != 0 ? 0111 : 0) : mode;
        }

        @Override
        public void link(String path, String target) throws IOException {
            var entry = new TarArchiveEntry(below + path, TarConstants.LF_SYMLINK);
            entry.setLinkName(target);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
    }

    private void add(String name, int mode, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (PosixFilePermission permission : permissions) {
            mode |= 1 << (PosixFilePermission.OTHERS_EXECUTE.ordinal() - permission.ordinal());
        }
        return mode;
    }

    /** Without byte order mark and with LF at the end of lines, when it is text; else as it is. */
    private static byte[] unixText(byte[] bytes) {
        boolean mark =
                bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        boolean returns = false;
        for (byte b : bytes) {
            if (b == 0) {
                return bytes;
            }
            returns |= b == '\r';
        }
        if (!mark && !returns) {
            return bytes;
        }
        var text = new ByteArrayOutputStream(bytes.length);
        for (int i = mark ? 3 : 0; i < bytes.length; i++) {
            if (bytes[i] != '\r') {
                text.write(bytes[i]);
            } else if (i + 1 == bytes.length || bytes[i + 1] != '\n') {
                text.write('\n');
            }
        }
        return text.toByteArray();
    }
}
