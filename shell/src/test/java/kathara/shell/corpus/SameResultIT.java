package kathara.shell.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.operation.Operation;
import kathara.engine.platform.Platforms;
import kathara.engine.platform.Streams;
import kathara.engine.platform.Surroundings;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import kathara.engine.topology.LabId;
import kathara.engine.topology.Node;
import kathara.engine.topology.UserName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A routed lab comes to the same routes on every platform: ours, and the FRR labs of others that stand beside this
 * project. Asked for with {@code -Dkathara.test.corpus=all}, or a part of a lab's path.
 */
class SameResultIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final String FRR_LABS = "intradomain-routing/frr/";

    @TestFactory
    Stream<DynamicTest> theSameLabLearnsTheSameRoutesOnEachPlatform() throws IOException {
        var platforms = Stream.of(
                        System.getProperty("kathara.test.platforms", "memory").split(","))
                .filter(name -> !name.equals("memory"))
                .toList();
        assumeTrue(System.getProperty("kathara.test.corpus") != null, "a long form: scripts/test --corpus");
        assumeTrue(platforms.size() > 1, "needs two platforms to compare");
        return labs().stream().map(lab -> DynamicTest.dynamicTest(lab.toString(), () -> compare(lab, platforms)));
    }

    private static List<Path> labs() throws IOException {
        var labs = new ArrayList<>(List.of(Path.of("../labs/ospf")));
        var asked = Optional.ofNullable(System.getProperty("kathara.test.corpus"));
        var corpus = CorpusLab.corpus();
        if (asked.isPresent() && corpus.isPresent()) {
            labs.addAll(ofOthers(corpus.get(), asked.get()));
        }
        return labs;
    }

    private static List<Path> ofOthers(Path corpus, String asked) throws IOException {
        return CorpusLab.all(corpus).stream()
                .map(CorpusLab::path)
                .filter(path -> path.contains(FRR_LABS) && (asked.equals("all") || path.contains(asked)))
                .map(corpus::resolve)
                .toList();
    }

    private static void compare(Path lab, List<String> platforms) throws InterruptedException {
        Optional<SortedMap<String, List<String>>> first = Optional.empty();
        for (var platform : platforms) {
            var found = routes(lab, platform, first);
            assertFalse(found.values().stream().allMatch(List::isEmpty), "there are routes on " + platform);
            assertEquals(first.orElse(found), found, "routes on " + platform + " and on " + platforms.get(0));
            first = Optional.of(first.orElse(found));
        }
    }

    /** The routes of each node, once they rest, or once they are the expected ones. */
    private static SortedMap<String, List<String>> routes(
            Path directory, String platformName, Optional<? extends Map<String, List<String>>> expected)
            throws InterruptedException {
        assumeTrue(Files.isDirectory(directory), directory + " is not here");
        var owner = new UserName("same-" + ProcessHandle.current().pid());
        var surroundings = new Surroundings(System.getenv(), Path.of(System.getProperty("user.home")));
        var read = LabDirectory.read(directory);
        try (var platform = Platforms.open(Optional.of(platformName), surroundings);
                var session =
                        new Session(new LabId(owner, read.name()), platform, new Policy(owner, Limits.PERSONAL))) {
            session.takeFilesFrom(read.directory().orElseThrow());
            try {
                session.apply(new Operation.Start(read.topology()), true, Watcher.NONE);
                return settled(session, List.copyOf(read.topology().nodes().values()), expected);
            } finally {
                session.apply(new Operation.Clear(), false, Watcher.NONE);
            }
        }
    }

    private static SortedMap<String, List<String>> settled(
            Session session, List<Node> nodes, Optional<? extends Map<String, List<String>>> expected)
            throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        var rest = Instant.now().plus(Duration.ofSeconds(60)); // OSPF waits 40 s for a designated router
        SortedMap<String, List<String>> last = new TreeMap<>();
        var since = Instant.now();
        while (Instant.now().isBefore(end)) {
            var now = new TreeMap<String, List<String>>();
            for (Node node : nodes) {
                now.put(node.name().text(), routesOf(session, node));
            }
            if (expected.isPresent() && expected.get().equals(now)) {
                return now;
            }
            since = now.equals(last) ? since : Instant.now();
            last = now;
            boolean rests = Instant.now().isAfter(rest) && Instant.now().isAfter(since.plus(QUIET));
            if (rests && expected.isEmpty()) {
                return last;
            }
            Thread.sleep(2_000);
        }
        return last;
    }

    private static List<String> routesOf(Session session, Node node) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        session.execute(node.name(), false, List.of("ip", "-o", "route"), Streams.to(out, out));
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(SameResultIT::comparable)
                .sorted()
                .toList();
    }

    /** Without the kernel's own number of a next hop, and with next hops of equal cost in order: both differ by chance. */
    private static String comparable(String route) {
        var parts = new ArrayList<>(List.of(
                route.replaceAll("nhid [0-9]+ ", "").replaceAll("\\s+", " ").split("\\\\ ?")));
        var first = parts.remove(0).strip();
        parts.replaceAll(String::strip);
        parts.sort(null);
        return parts.isEmpty() ? first : first + " " + String.join(" ", parts);
    }
}
