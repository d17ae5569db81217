package kathara.adapters.killed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.PlatformProvider;
import kathara.engine.platform.Streams;
import kathara.engine.platform.Surroundings;
import kathara.engine.session.Watcher;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.testing.LongForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every platform promises when something is killed that nobody can ask first. */
abstract class KilledContract {
    private static final NodeName R1 = new NodeName("r1");

    private ContainerPlatform platform;
    private KilledLab lab;

    protected abstract PlatformProvider provider();

    @BeforeAll
    static void isAskedFor() {
        LongForm.mustBeAsked();
    }

    @BeforeEach
    void open() throws InterruptedException {
        platform = provider().open(new Surroundings(System.getenv(), Path.of("/")));
        lab = new KilledLab(platform);
        lab.clear();
    }

    @AfterEach
    void clearAndClose() throws InterruptedException {
        lab.clear();
        platform.close();
    }

    private Process program() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartProgram.class.getName(),
                        provider().getClass().getName(),
                        KilledLab.OWNER.text())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Starts the lab in another process, which is killed when it has told of so many steps; gives what it told. */
    private List<String> startKilledAfter(int steps) throws IOException, InterruptedException {
        var told = new ArrayList<String>();
        var program = program();
        try (var lines = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
                if (told.size() == steps) {
                    program.destroyForcibly();
                    break;
                }
            }
        }
        program.waitFor();
        return told;
    }

    /** One moment in each quarter of a start. */
    private List<Integer> moments() throws Exception {
        int all = startKilledAfter(Integer.MAX_VALUE).size();
        assertTrue(all >= 8, "steps of a start: " + all);
        lab.assertWorks();
        lab.clear();
        return List.of(1, all / 4, all / 2, all * 3 / 4, all);
    }

    /** The first process of a node, as the machine counts: the one that is number 1 in the node's network. */
    private long firstProcess(NodeName node) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var session = lab.session()) {
            session.execute(node, false, List.of("readlink", "/proc/self/ns/net"), Streams.to(out, out));
        }
        var network = out.toString(StandardCharsets.UTF_8).strip();
        for (Path process : KilledLab.folders(Path.of("/proc"))) {
            boolean first =
                    KilledLab.read(process.resolve("status")).lines().anyMatch(line -> line.matches("NSpid:.*\\t1"));
            if (first && linkOf(process.resolve("ns/net")).equals(network)) {
                return Long.parseLong(process.getFileName().toString());
            }
        }
        throw new AssertionError("no process is the first of " + node + " in " + network);
    }

    private static String linkOf(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // not even root may look at each process
        }
    }

    @Test
    void aNodeWhoseFirstProcessIsKilledIsShownHaltedAndTheNextStartWiresItAgain() throws Exception {
        lab.start(Watcher.NONE);
        lab.assertWorks();
        assertEquals(
                0,
                new ProcessBuilder("kill", "-9", Long.toString(firstProcess(R1)))
                        .start()
                        .waitFor());
        try (var session = lab.session()) {
            KilledLab.await(() -> session.inspect().topology().node(R1).state() == State.HALTED);
            assertEquals(State.HALTED, session.topology().node(R1).state());
            assertEquals(State.RUNNING, session.topology().node(KilledLab.PC1).state());
        }
        lab.start(Watcher.NONE);
        lab.assertWorks();
        lab.clear();
        lab.assertNothingLeft();
    }

    @Test
    void aStartThatIsKilledIsFinishedByTheNext() throws Exception {
        for (int moment : moments()) {
            var told = startKilledAfter(moment);
            try {
                lab.start(Watcher.NONE);
                lab.assertWorks();
                lab.clear();
                lab.assertNothingLeft();
            } catch (Exception | AssertionError e) {
                throw new AssertionError("killed after " + told + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void ofAStartThatIsKilledWipeLeavesNothing() throws Exception {
        for (int moment : moments()) {
            var told = startKilledAfter(moment);
            try {
                lab.clearWhatTheDeadAskedFor();
                lab.assertNothingLeft();
            } catch (Exception | AssertionError e) {
                throw new AssertionError("killed after " + told + ": " + e.getMessage(), e);
            }
        }
    }
}
