package kathara.adapters.namespaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kathara.engine.call.Ceilings;
import kathara.engine.topology.Cpus;

/** Control groups of version 1: a tree for each thing that is controlled. */
final class SplitGroups implements ControlGroups {
    private static final List<String> WANTED = List.of("freezer", "pids", "memory", "cpu", "cpuacct");
    private static final long PERIOD_MICROS = 100_000;

    /** By what they control; several may be one folder. */
    private final Map<String, Path> trees = new LinkedHashMap<>();

    SplitGroups(Path root) {
        for (String name : WANTED) {
            try {
                var tree = root.resolve(name);
                if (Files.isWritable(tree.resolve("cgroup.procs"))) {
                    trees.put(name, Files.createDirectories(tree.toRealPath().resolve("kathara")));
                }
            } catch (IOException e) {
                // the caller may not use this one
            }
        }
    }

    private Optional<Path> group(String controlled, String id) {
        return Optional.ofNullable(trees.get(controlled)).map(tree -> tree.resolve(id));
    }

    private List<Path> groups(String id) {
        var groups = new LinkedHashSet<Path>();
        trees.values().forEach(tree -> groups.add(tree.resolve(id)));
        return List.copyOf(groups);
    }

    @Override
    public List<Path> create(String id, Ceilings bounds) throws IOException {
        remove(id);
        for (Path group : groups(id)) {
            Files.createDirectory(group);
        }
        for (var group : group("pids", id).stream().toList()) {
            GroupFiles.write(group.resolve("pids.max"), Integer.toString(bounds.processes()));
        }
        for (var group :
                bounds.memory().flatMap(m -> group("memory", id)).stream().toList()) {
            var bytes = Long.toString(bounds.memory().orElseThrow().bytes());
            GroupFiles.write(group.resolve("memory.limit_in_bytes"), bytes);
            if (Files.exists(group.resolve("memory.memsw.limit_in_bytes"))) {
                GroupFiles.write(group.resolve("memory.memsw.limit_in_bytes"), bytes);
            }
        }
        for (var group : bounds.cpus().flatMap(c -> group("cpu", id)).stream().toList()) {
            GroupFiles.write(group.resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
            GroupFiles.write(
                    group.resolve("cpu.cfs_quota_us"),
                    Long.toString(quota(bounds.cpus().orElseThrow())));
        }
        return groups(id);
    }

    static long quota(Cpus cpus) {
        return cpus.thousandths() * PERIOD_MICROS / 1000;
    }

    @Override
    public void remove(String id) {
        groups(id).forEach(GroupFiles::remove);
    }

    @Override
    public boolean canFreeze() {
        return trees.containsKey("freezer");
    }

    @Override
    public void freeze(String id, boolean frozen) throws IOException {
        var state = group("freezer", id).orElseThrow().resolve("freezer.state");
        var wanted = frozen ? "FROZEN" : "THAWED";
        GroupFiles.write(state, wanted);
        GroupFiles.await(() -> GroupFiles.read(state).equals(Optional.of(wanted)));
    }

    @Override
    public boolean isFrozen(String id) {
        return group("freezer", id)
                .flatMap(group -> GroupFiles.read(group.resolve("freezer.state")))
                .filter(state -> !state.equals("THAWED"))
                .isPresent();
    }

    @Override
    public Optional<Use> use(String id) {
        var processor = group("cpuacct", id).filter(Files::exists);
        var memory = group("memory", id).filter(Files::exists);
        var processes = group("pids", id).filter(Files::exists);
        if (processor.isEmpty() || memory.isEmpty() || processes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Use(
                Duration.ofNanos(GroupFiles.number(processor.get().resolve("cpuacct.usage"))),
                GroupFiles.number(memory.get().resolve("memory.usage_in_bytes"))
                        - GroupFiles.field(memory.get().resolve("memory.stat"), "total_inactive_file"),
                (int) GroupFiles.number(processes.get().resolve("pids.current"))));
    }

    @Override
    public List<String> lacks() {
        var lacks = new ArrayList<String>();
        if (!trees.containsKey("memory")) {
            lacks.add("[mem] is not kept to: the caller may not use memory control groups");
        }
        if (!trees.containsKey("cpu")) {
            lacks.add("[cpus] is not kept to: the caller may not use processor control groups");
        }
        if (!trees.containsKey("pids")) {
            lacks.add("the number of processes of a node is not limited");
        }
        return lacks;
    }
}
