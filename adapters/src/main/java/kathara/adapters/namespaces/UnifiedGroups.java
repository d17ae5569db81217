package kathara.adapters.namespaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kathara.engine.call.Ceilings;

/** Control groups of version 2: one tree, in which a group has what its parent hands down. */
final class UnifiedGroups implements ControlGroups {
    private static final List<String> WANTED = List.of("memory", "cpu", "pids");

    /** Below it are the groups of nodes; empty when the caller may make none. */
    private final Optional<Path> tree;

    private final Set<String> controlled;

    UnifiedGroups(Path parent) {
        Path made = null;
        try {
            if (Files.isWritable(parent.resolve("cgroup.procs"))) {
                made = Files.createDirectories(parent.resolve("kathara"));
                handDown(parent);
                handDown(made);
            }
        } catch (IOException e) {
            made = null;
        }
        tree = Optional.ofNullable(made);
        controlled = tree.flatMap(group -> GroupFiles.read(group.resolve("cgroup.subtree_control")))
                .map(text -> Set.of(text.strip().split(" ")))
                .orElse(Set.of());
    }

    /**
     * The highest group above the caller's own process that has been handed to them, so that processes may be moved
     * between there and here; their own group, which is not theirs, when there is none.
     */
    static Path delegated(Path root, Caller caller) {
        var own = GroupFiles.read(Path.of("/proc/self/cgroup")).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("0::/"))
                .map(line -> root.resolve(line.substring("0::/".length())))
                .findFirst()
                .orElse(root);
        var highest = own;
        for (Path group = own; group.startsWith(root) && Files.isWritable(group.resolve("cgroup.procs")); ) {
            highest = group;
            group = group.getParent();
        }
        return highest;
    }

    /** A group that has processes itself, as in a container, hands nothing down; then there are no limits. */
    private static void handDown(Path group) {
        for (String name : WANTED) {
            try {
                GroupFiles.write(group.resolve("cgroup.subtree_control"), "+" + name);
            } catch (IOException e) {
                // lacks() says so
            }
        }
    }

    private Path group(String id) {
        return tree.orElseThrow().resolve(id);
    }

    @Override
    public List<Path> create(String id, Ceilings bounds) throws IOException {
        if (tree.isEmpty()) {
            return List.of();
        }
        remove(id);
        var group = Files.createDirectory(group(id));
        if (controlled.contains("pids")) {
            GroupFiles.write(group.resolve("pids.max"), Integer.toString(bounds.processes()));
        }
        if (controlled.contains("memory") && bounds.memory().isPresent()) {
            GroupFiles.write(
                    group.resolve("memory.max"),
                    Long.toString(bounds.memory().get().bytes()));
            if (Files.exists(group.resolve("memory.swap.max"))) {
                GroupFiles.write(group.resolve("memory.swap.max"), "0");
            }
        }
        if (controlled.contains("cpu") && bounds.cpus().isPresent()) {
            GroupFiles.write(
                    group.resolve("cpu.max"), SplitGroups.quota(bounds.cpus().get()) + " 100000");
        }
        return List.of(group);
    }

    @Override
    public void remove(String id) {
        tree.ifPresent(t -> GroupFiles.remove(t.resolve(id)));
    }

    @Override
    public boolean canFreeze() {
        return tree.isPresent();
    }

    @Override
    public void freeze(String id, boolean frozen) throws IOException {
        GroupFiles.write(group(id).resolve("cgroup.freeze"), frozen ? "1" : "0");
        GroupFiles.await(() -> isFrozen(id) == frozen);
    }

    @Override
    public boolean isFrozen(String id) {
        return tree.isPresent() && GroupFiles.field(group(id).resolve("cgroup.events"), "frozen") == 1;
    }

    @Override
    public Optional<Use> use(String id) {
        if (tree.isEmpty() || !controlled.contains("memory") || !controlled.contains("pids")) {
            return Optional.empty();
        }
        var group = group(id);
        return Optional.of(new Use(
                Duration.ofNanos(1000 * GroupFiles.field(group.resolve("cpu.stat"), "usage_usec")),
                GroupFiles.number(group.resolve("memory.current"))
                        - GroupFiles.field(group.resolve("memory.stat"), "inactive_file"),
                (int) GroupFiles.number(group.resolve("pids.current"))));
    }

    @Override
    public List<String> lacks() {
        var lacks = new ArrayList<String>();
        if (!controlled.contains("memory")) {
            lacks.add("[mem] is not kept to: the caller may not use memory control groups");
        }
        if (!controlled.contains("cpu")) {
            lacks.add("[cpus] is not kept to: the caller may not use processor control groups");
        }
        if (!controlled.contains("pids")) {
            lacks.add("the number of processes of a node is not limited");
        }
        return lacks;
    }
}
