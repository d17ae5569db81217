package kathara.adapters.killed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.operation.Operation;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Running;
import kathara.engine.platform.Streams;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import kathara.engine.topology.LabId;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.UserName;

/** The lab that is killed, and what must be true of it. */
final class KilledLab {
    static final UserName OWNER =
            new UserName("killed-" + ProcessHandle.current().pid());
    static final NodeName PC1 = new NodeName("pc1");
    static final LabId LAB = new LabId(OWNER, StartProgram.NAME);

    private final ContainerPlatform platform;

    KilledLab(ContainerPlatform platform) {
        this.platform = platform;
    }

    Session session() {
        return new Session(LAB, platform, new Policy(OWNER, Limits.PERSONAL));
    }

    void start(Watcher watcher) throws InterruptedException {
        try (var session = session()) {
            session.apply(new Operation.Start(StartProgram.lab()), true, watcher);
        }
    }

    /** As wipe does. */
    void clear() throws InterruptedException {
        for (LabId left : platform.labs(OWNER)) {
            try (var session = new Session(left, platform, new Policy(OWNER, Limits.PERSONAL))) {
                session.apply(new Operation.Clear(), false, Watcher.NONE);
            }
        }
    }

    /** An engine goes on with what it was asked for by who is dead: something may come while, and after, we wipe. */
    void clearWhatTheDeadAskedFor() throws InterruptedException {
        for (int tries = 0; tries < 5; tries++) {
            Thread.sleep(1_000);
            clear();
        }
    }

    void assertWorks() throws Exception {
        try (var session = session()) {
            assertEquals(StartProgram.lab(), session.topology());
            for (String line : List.of("pc1 10.0.0.1", "r1 10.0.0.2")) {
                var words = line.split(" ");
                var add = List.of("ip", "address", "replace", words[1] + "/24", "dev", "eth0");
                assertEquals(0, session.execute(new NodeName(words[0]), false, add, Streams.NONE), line);
            }
            assertEquals(0, session.execute(PC1, false, List.of("ping", "-c1", "-W5", "10.0.0.2"), Streams.NONE));
        }
    }

    void assertNothingLeft() throws Exception {
        assertEquals(Running.NOTHING, platform.inspect(LAB));
        assertFalse(platform.labs(OWNER).contains(LAB));
        var left = new TreeSet<String>();
        await(() -> {
            left.clear();
            left.addAll(traces());
            return left.isEmpty();
        });
        assertEquals(List.of(), List.copyOf(left));
    }

    /** What on this machine has the owner in its name: processes, mounts, control groups and network namespaces. */
    private static List<String> traces() {
        var traces = new ArrayList<String>();
        var self = Long.toString(ProcessHandle.current().pid());
        for (Path process : folders(Path.of("/proc"))) {
            boolean another = process.getFileName().toString().matches("[0-9]+") && !process.endsWith(self);
            if (another && !watchesAnEndedExec(process)) {
                for (String file : List.of("cmdline", "mounts")) {
                    if (read(process.resolve(file)).contains(OWNER.text())) {
                        traces.add(process.resolve(file).toString());
                    }
                }
            }
        }
        for (Path controlled : folders(Path.of("/sys/fs/cgroup"))) {
            traces.addAll(ours(controlled.resolve("kathara")));
        }
        traces.addAll(ours(Path.of("/sys/fs/cgroup/kathara")));
        traces.addAll(ours(Path.of("/run/netns")));
        traces.addAll(ours(Path.of("/var/lib/kathara/labs")));
        return traces;
    }

    /** Podman keeps the watcher, two processes, of a command's end for five minutes, for whoever asks late how it ended. */
    private static boolean watchesAnEndedExec(Path process) {
        var children = process.resolve("task").resolve(process.getFileName()).resolve("children");
        return read(process.resolve("comm")).startsWith("conmon")
                && read(process.resolve("cmdline")).contains("--exec-process-spec")
                && Stream.of(read(children).split(" "))
                        .filter(child -> !child.isBlank())
                        .allMatch(child -> watchesAnEndedExec(Path.of("/proc/" + child)));
    }

    private static List<String> ours(Path folder) {
        return folders(folder).stream()
                .map(Path::toString)
                .filter(path -> path.contains(OWNER.text()))
                .toList();
    }

    static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        for (int tries = 0; tries < 300 && !condition.getAsBoolean(); tries++) {
            Thread.sleep(100);
        }
    }
}
