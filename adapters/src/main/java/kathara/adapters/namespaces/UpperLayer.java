package kathara.adapters.namespaces;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import kathara.adapters.node.NodeArchive;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What a node has of its own, above its image: here the files that it starts with are laid, before it runs, as tar
 * would lay them inside it. Folders of the image, links to folders among them, stay what they are. Where that would
 * need rights that the caller lacks, the archive is left for the node to unpack ({@code unpack.sh}).
 */
final class UpperLayer {
    private static final String OWN = "var/lib/kathara";
    private static final String LEFT = "files.tar";
    private static final int MOST_LINKS = 40;

    private final Path upper;
    private final Path lower;
    private final Caller caller;

    UpperLayer(Path upper, Path lower, Caller caller) {
        this.upper = upper;
        this.lower = lower;
        this.caller = caller;
    }

    /** Something that only the node itself can do. */
    private static final class Unfit extends IOException {
        private static final long serialVersionUID = 1;

        Unfit(String what) {
            super(what);
        }
    }

    /** Fills the layer, which is not there yet, with a tar of ours. */
    void fill(byte[] archive) throws IOException {
        begin();
        try {
            unpack(archive);
            Files.createFile(folder(words(OWN)).resolve("unpacked"));
        } catch (Unfit e) {
            FileTree.delete(upper);
            leave(archive);
        }
    }

    /** Leaves the archive for the node to unpack. */
    void leave(byte[] archive) throws IOException {
        begin();
        Files.write(folder(words(OWN)).resolve(LEFT), archive);
    }

    /** What the node has to run, before all else, to unpack what was left for it. */
    Optional<String> unpacking() {
        return Files.exists(upper.resolve(OWN).resolve(LEFT))
                ? Optional.of(NodeArchive.script("unpack.sh"))
                : Optional.empty();
    }

    private void begin() throws IOException {
        Files.createDirectory(upper);
        likeBelow(upper, lower);
    }

    private void unpack(byte[] archive) throws IOException {
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                lay(entry, tar);
            }
        }
    }

    private void lay(TarArchiveEntry entry, TarArchiveInputStream content) throws IOException {
        var path = new ArrayList<>(words(entry.getName()));
        if (path.isEmpty()) {
            return;
        }
        if (entry.isDirectory()) {
            boolean isNew =
                    !Files.isDirectory(folder(path.subList(0, path.size() - 1)).resolve(last(path)))
                            && !Files.exists(lower.resolve(String.join("/", path)));
            var folder = folder(path);
            if (isNew) {
                Files.setAttribute(folder, "unix:mode", entry.getMode() & 07777);
            }
            return;
        }
        var file = folder(path.subList(0, path.size() - 1)).resolve(last(path));
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Unfit("a file in place of a folder");
        }
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            Files.setAttribute(file, "unix:mode", entry.getMode() & 07777);
        } else {
            throw new Unfit("neither file, folder nor link");
        }
    }

    private static String last(List<String> path) {
        return path.get(path.size() - 1);
    }

    private static List<String> words(String path) throws IOException {
        var words = new ArrayList<String>();
        for (String word : path.split("/")) {
            if (word.equals("..")) {
                throw new IOException("a path that leads upwards: " + path);
            }
            if (!word.isEmpty() && !word.equals(".")) {
                words.add(word);
            }
        }
        return words;
    }

    /** The folder in this layer that is this path in the node; made, like the one below it, where it is not there yet. */
    private Path folder(List<String> path) throws IOException {
        Deque<String> todo = new ArrayDeque<>(path);
        var done = new ArrayList<String>();
        int links = 0;
        while (!todo.isEmpty()) {
            var word = todo.pop();
            if (word.equals("..")) {
                if (!done.isEmpty()) {
                    done.remove(done.size() - 1);
                }
                continue;
            }
            done.add(word);
            var here = upper.resolve(String.join("/", done));
            var below = lower.resolve(String.join("/", done));
            var found = Files.exists(here, LinkOption.NOFOLLOW_LINKS) ? here : below;
            if (Files.isSymbolicLink(found)) {
                if (++links > MOST_LINKS) {
                    throw new Unfit("too many links");
                }
                var target = Files.readSymbolicLink(found).toString();
                done.remove(done.size() - 1);
                if (target.startsWith("/")) {
                    done.clear();
                }
                var words = new ArrayList<>(List.of(target.split("/")));
                words.removeIf(part -> part.isEmpty() || part.equals("."));
                for (int i = words.size() - 1; i >= 0; i--) {
                    todo.push(words.get(i));
                }
            } else if (found.equals(below)) {
                make(here, below);
            } else if (!Files.isDirectory(here)) {
                throw new Unfit("a file where a folder is wanted");
            }
        }
        return upper.resolve(String.join("/", done));
    }

    private void make(Path here, Path below) throws IOException {
        if (Files.exists(below) && !Files.isDirectory(below)) {
            throw new Unfit("a file of the image where a folder is wanted");
        }
        Files.createDirectory(here);
        if (Files.exists(below)) {
            likeBelow(here, below);
        } else {
            Files.setAttribute(here, "unix:mode", 0755);
        }
    }

    private void likeBelow(Path here, Path below) throws IOException {
        var attributes = Files.readAttributes(below, "unix:mode,uid,gid");
        int uid = (Integer) attributes.get("uid");
        int gid = (Integer) attributes.get("gid");
        if (caller.isRoot()) {
            Files.setAttribute(here, "unix:uid", uid);
            Files.setAttribute(here, "unix:gid", gid);
        } else if (uid != caller.uid()) {
            throw new Unfit("a folder of somebody else's");
        }
        Files.setAttribute(here, "unix:mode", (Integer) attributes.get("mode") & 07777);
    }
}
