package kathara.adapters.namespaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kathara.engine.call.Ceilings;

/**
 * The kernel's groups of processes that limit, count and freeze nodes (cgroups(7)), as far as this machine lets the
 * caller use them. A node's groups are called by its {@link NodeFolder#id}.
 */
interface ControlGroups {

    /** What has been counted. */
    record Use(Duration processor, long memoryBytes, int processes) {}

    /** Makes a node's groups anew, with its limits, and gives the folders of them. */
    List<Path> create(String id, Ceilings bounds) throws IOException;

    /** Removes a node's groups, which have no process any more. */
    void remove(String id);

    boolean canFreeze();

    void freeze(String id, boolean frozen) throws IOException;

    boolean isFrozen(String id);

    /** Empty where not everything is counted. */
    Optional<Use> use(String id);

    /** What nodes may ask for and do not get, one line each. */
    List<String> lacks();

    /** Those of the version that this machine has. */
    static ControlGroups find(Caller caller) {
        var root = Path.of("/sys/fs/cgroup");
        if (Files.exists(root.resolve("cgroup.controllers"))) {
            return new UnifiedGroups(caller.isRoot() ? root : UnifiedGroups.delegated(root, caller));
        }
        return new SplitGroups(root);
    }
}
