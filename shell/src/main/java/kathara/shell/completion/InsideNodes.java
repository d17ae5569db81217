package kathara.shell.completion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What is known of the files inside nodes: the programs of each image and the folders that were asked for. Asking never
 * waits: what is not known is wished for, and is there when somebody has looked. Any thread may use it.
 */
public final class InsideNodes {

    /** What somebody should look up. */
    public sealed interface Wish {
        String node();
    }

    /** The programs on the path of a node's image. */
    public record Programs(String node, String image) implements Wish {}

    /**
     * What lies in a folder of a node.
     *
     * @param path absolute, with a slash at its end
     */
    public record Folder(String node, String path) implements Wish {}

    private static final int MOST = 2000;

    private final Map<Object, List<String>> known = new ConcurrentHashMap<>();
    private final Set<Object> asked = ConcurrentHashMap.newKeySet();
    private volatile Consumer<Wish> wishes = wish -> {};

    /** From now on this one hears what is wished for, on the thread that asks; it must not wait. */
    public void tell(Consumer<Wish> looker) {
        wishes = looker;
    }

    /** The programs of a node, by name. */
    List<String> programs(String node, String image) {
        return get(image, new Programs(node, image));
    }

    /** The entries of a folder; folders end with a slash. */
    List<String> folder(String node, String path) {
        return get(new Folder(node, path), new Folder(node, path));
    }

    /** Whether a program is there; empty when that is not known. */
    Optional<Boolean> has(String node, String image, String program) {
        var all = programs(node, image);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.contains(program));
    }

    private List<String> get(Object key, Wish wish) {
        var found = known.get(key);
        if (found == null && asked.add(key)) {
            wishes.accept(wish);
        }
        return found == null ? List.of() : found;
    }

    /** Keeps what was found; nothing when it cannot be found. */
    public void found(Wish wish, List<String> names) {
        if (known.size() >= MOST) {
            known.clear();
            asked.clear();
        }
        known.put(keyOf(wish), List.copyOf(names));
    }

    private static Object keyOf(Wish wish) {
        return wish instanceof Programs programs ? programs.image() : wish;
    }

    /** Forgets the folders, which commands may have changed; images stay as they are. */
    public void forgetFolders() {
        known.keySet().removeIf(Folder.class::isInstance);
        asked.removeIf(Folder.class::isInstance);
    }
}
