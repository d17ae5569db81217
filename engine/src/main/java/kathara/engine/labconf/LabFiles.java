package kathara.engine.labconf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * The files below a lab directory, safe also while somebody else changes them: the directory is opened once, every name
 * below it is looked up in the open folder above it (openat(2)) and never through a link, and what is read is what was
 * looked at. A link within the lab may lead anywhere within it; one that leads out is refused. For one thread.
 */
public final class LabFiles implements AutoCloseable {
    private static final int MOST_LINKS = 40;
    private static final int DEEPEST = 100;
    /** Largest file, and so roughly all of them, that is taken into a node. */
    private static final int LARGEST = 256 << 20;

    private static final int WRITABLE_BY_OTHERS = 0022;

    private final Path lab;
    private final SecureDirectoryStream<Path> root;
    /** Whose files alone, or files that all may read, are read; empty when this process reads with its user's own rights. */
    private final Optional<String> onBehalfOf;

    private LabFiles(Path lab, SecureDirectoryStream<Path> root) throws IOException {
        this.lab = lab;
        this.root = root;
        var owner = root.getFileAttributeView(PosixFileAttributeView.class)
                .readAttributes()
                .owner()
                .getName();
        var caller = System.getProperty("os.name").equals("Linux")
                ? Files.getOwner(Path.of("/proc/self")).getName()
                : owner;
        this.onBehalfOf = caller.equals("root") && !owner.equals("root") ? Optional.of(owner) : Optional.empty();
    }

    /** One thing below a folder. */
    public interface Visitor {
        void folder(String path, Set<PosixFilePermission> mode) throws IOException;

        void file(String path, Set<PosixFilePermission> mode, byte[] content) throws IOException;

        void link(String path, String target) throws IOException;
    }

    /** Opens a lab directory by its real path; a link on the way is refused. */
    public static LabFiles open(Path lab) throws IOException {
        if (!lab.isAbsolute() || !lab.normalize().equals(lab)) {
            throw new IllegalArgumentException("not a plain path: " + lab);
        }
        int trusted = trustedParts(lab);
        int first = Math.min(trusted + 1, lab.getNameCount());
        var start = first == 0 ? lab : lab.getRoot().resolve(lab.subpath(0, first));
        var folder = openedWithoutLink(start);
        for (int i = first; i < lab.getNameCount(); i++) {
            folder = below(folder, lab.getName(i), true);
        }
        return new LabFiles(lab, folder);
    }

    /** How many of the first folders are real ones that only root can exchange for others. */
    private static int trustedParts(Path lab) throws IOException {
        var part = lab.getRoot();
        for (int i = 0; i < lab.getNameCount(); i++) {
            var attributes = Files.readAttributes(part, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            boolean roots = Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)
                    && (Integer) attributes.get("uid") == 0
                    && ((Integer) attributes.get("mode") & WRITABLE_BY_OTHERS) == 0;
            if (!roots) {
                return Math.max(0, i - 1);
            }
            part = part.resolve(lab.getName(i));
        }
        return Math.max(0, lab.getNameCount() - 1);
    }

    /** A folder of which only the last part could be a link: what was opened must be what stands there without following. */
    private static SecureDirectoryStream<Path> openedWithoutLink(Path folder) throws IOException {
        var opened = secure(Files.newDirectoryStream(folder));
        var there = Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var key = opened.getFileAttributeView(BasicFileAttributeView.class)
                .readAttributes()
                .fileKey();
        if (!there.isDirectory() || !there.fileKey().equals(key)) {
            opened.close();
            throw leadsOut(folder);
        }
        return opened;
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new IOException("files cannot be read here without following links");
    }

    private static SecureDirectoryStream<Path> below(SecureDirectoryStream<Path> folder, Path name, boolean closing)
            throws IOException {
        try {
            return folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        } finally {
            if (closing) {
                folder.close();
            }
        }
    }

    /** The content of a file, by its path in the lab; empty when there is none. */
    public Optional<byte[]> read(String path) throws IOException {
        return read(path, LARGEST);
    }

    /** The first bytes of a file. */
    public Optional<byte[]> read(String path, int most) throws IOException {
        var real = real(path);
        if (real.isEmpty() || real.get().isEmpty()) {
            return Optional.empty();
        }
        var names = real.get();
        try (var folder = opened(names.subList(0, names.size() - 1))) {
            var name = Path.of(names.get(names.size() - 1));
            var attributes = attributes(folder, name);
            return attributes.isPresent() && attributes.get().isRegularFile()
                    ? Optional.of(content(folder, name, String.join("/", names), attributes.get(), most))
                    : Optional.empty();
        }
    }

    /** Visits all below a folder, folders before what is in them, names in order; nothing when there is no such folder. */
    public void walk(String path, Visitor visitor) throws IOException {
        var real = real(path);
        if (real.isPresent()) {
            try (var folder = opened(real.get())) {
                walk(folder, String.join("/", real.get()), "", visitor, 0);
            } catch (NotDirectoryException e) {
                return; // a file of that name is no folder of a node
            }
        }
    }

    private void walk(SecureDirectoryStream<Path> folder, String at, String shown, Visitor visitor, int depth)
            throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("\"" + at + "\" is more than " + DEEPEST + " folders deep");
        }
        for (String text : names(folder)) {
            var name = Path.of(text);
            var attributes = attributes(folder, name).orElseThrow(() -> new NoSuchFileException(at + "/" + text));
            var path = shown + text;
            if (attributes.isSymbolicLink()) {
                visitor.link(path, target(at + "/" + text));
            } else if (attributes.isDirectory()) {
                visitor.folder(path, attributes.permissions());
                try (var inner = below(folder, name, false)) {
                    walk(inner, at + "/" + text, path + "/", visitor, depth + 1);
                }
            } else if (attributes.isRegularFile()) {
                visitor.file(
                        path, attributes.permissions(), content(folder, name, at + "/" + text, attributes, LARGEST));
            }
        }
    }

    private static TreeSet<String> names(SecureDirectoryStream<Path> folder) throws IOException {
        var names = new TreeSet<String>();
        try {
            folder.forEach(path -> names.add(path.getFileName().toString()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    private byte[] content(
            SecureDirectoryStream<Path> folder, Path name, String shown, PosixFileAttributes looked, int most)
            throws IOException {
        boolean theirs = onBehalfOf.isPresent()
                && !looked.owner().getName().equals(onBehalfOf.get())
                && !looked.permissions().contains(PosixFilePermission.OTHERS_READ);
        if (theirs) {
            throw refused("\"" + shown + "\" may not be read by \"" + onBehalfOf.get() + "\", whose lab this is");
        }
        try (var channel = folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            var bytes = Channels.newInputStream(channel).readNBytes(most == LARGEST ? most + 1 : most);
            var now = attributes(folder, name);
            if (now.isEmpty()
                    || !now.get().isRegularFile()
                    || !now.get().fileKey().equals(looked.fileKey())) {
                throw refused("\"" + shown + "\" was exchanged while it was read");
            }
            if (bytes.length > LARGEST) {
                throw new IOException("\"" + shown + "\" is larger than " + (LARGEST >> 20) + " MiB");
            }
            return bytes;
        } catch (FileSystemException e) {
            if (attributes(folder, name)
                    .map(PosixFileAttributes::isSymbolicLink)
                    .orElse(true)) {
                throw refused("\"" + shown + "\" was exchanged while it was read");
            }
            throw e;
        }
    }

    private static Optional<PosixFileAttributes> attributes(SecureDirectoryStream<Path> folder, Path name)
            throws IOException {
        try {
            return Optional.of(
                    folder.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private SecureDirectoryStream<Path> opened(List<String> names) throws IOException {
        var folder = below(root, Path.of("."), false);
        for (String name : names) {
            folder = below(folder, Path.of(name), true);
        }
        return folder;
    }

    /** The names that lead to a path without any link; empty when there is nothing. What they lead to is opened later. */
    private Optional<List<String>> real(String path) throws IOException {
        var todo = new ArrayDeque<>(List.of(path.split("/")));
        var done = new ArrayList<String>();
        int links = 0;
        while (!todo.isEmpty()) {
            var name = todo.pop();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                if (done.isEmpty()) {
                    throw leadsOut(lab.resolve(path));
                }
                done.remove(done.size() - 1);
                continue;
            }
            Optional<PosixFileAttributes> attributes;
            try (var folder = opened(done)) {
                attributes = attributes(folder, Path.of(name));
            } catch (NotDirectoryException e) {
                return Optional.empty();
            }
            if (attributes.isEmpty()) {
                return Optional.empty();
            }
            done.add(name);
            if (attributes.get().isSymbolicLink()) {
                if (++links > MOST_LINKS) {
                    throw new IOException("\"" + path + "\" is too many links long");
                }
                var target = inLab(path, target(String.join("/", done)), done);
                for (int i = target.size() - 1; i >= 0; i--) {
                    todo.push(target.get(i));
                }
            }
        }
        return Optional.of(done);
    }

    /** What a link says, as names from the folder that {@code done} is then. */
    private List<String> inLab(String path, String target, List<String> done) {
        done.remove(done.size() - 1);
        if (!target.startsWith("/")) {
            return List.of(target.split("/"));
        }
        var absolute = Path.of(target).normalize();
        if (!absolute.startsWith(lab)) {
            throw leadsOut(lab.resolve(path));
        }
        done.clear();
        return List.of(lab.relativize(absolute).toString().split("/"));
    }

    /** What a link says; should it have been exchanged, it is a name like any other and is looked up with the same care. */
    private String target(String path) throws IOException {
        return Files.readSymbolicLink(lab.resolve(path)).toString();
    }

    private static LabException leadsOut(Path link) {
        return new LabException(
                LabException.Kind.REFUSED,
                Problem.of(
                        "\"" + link + "\" is a link that leads out of the lab directory",
                        "copy the file into the lab directory"));
    }

    private static LabException refused(String what) {
        return new LabException(
                LabException.Kind.REFUSED,
                Problem.of(what, "files come from below the lab directory alone, and no link leads out of it"));
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
