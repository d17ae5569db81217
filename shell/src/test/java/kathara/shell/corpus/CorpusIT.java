package kathara.shell.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.operation.Operation;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Platforms;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LabId;
import kathara.engine.topology.Node;
import kathara.engine.topology.Topology;
import kathara.engine.topology.UserName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Starts the labs of others, which stand beside this project, on each real platform, and checks that they do what their
 * names say. Asked for with {@code -Dkathara.test.corpus=all}, or a part of a lab's path. What was seen becomes a table
 * in {@code target/compatibility.md}, together with what earlier runs have left in {@code target/corpus}.
 */
class CorpusIT {
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("kathara.test.patience", 180));
    private static final CompatibilityTable TABLE = new CompatibilityTable(Path.of("target", "corpus"));

    @TestFactory
    Stream<DynamicTest> everyLabDoesWhatItsNameSays() throws IOException {
        var asked = Optional.ofNullable(System.getProperty("kathara.test.corpus"));
        assumeTrue(asked.isPresent(), "not asked for with -Dkathara.test.corpus=all");
        var corpus = CorpusLab.corpus();
        assumeTrue(corpus.isPresent(), "there is no shared/corpus beside this project");
        var platforms = List.of(
                System.getProperty("kathara.test.platforms", "docker,native").split(","));
        return CorpusLab.all(corpus.get()).stream()
                .filter(lab -> asked.get().equals("all") || lab.path().contains(asked.get()))
                .flatMap(lab -> platforms.stream()
                        .filter(platform -> !platform.equals("memory"))
                        .map(platform -> DynamicTest.dynamicTest(
                                platform + " " + lab.path(), () -> run(corpus.get(), lab, platform))));
    }

    private static void run(Path corpus, CorpusLab lab, String platformName) throws InterruptedException, IOException {
        if (lab.needs().isPresent()) {
            assumeTrue(false, "needs " + lab.needs().get());
        }
        var surroundings = new Surroundings(System.getenv(), Path.of(System.getProperty("user.home")));
        var owner = new UserName("corpus-" + ProcessHandle.current().pid());
        var read = LabDirectory.read(corpus.resolve(lab.path()));
        try (ContainerPlatform platform = Platforms.open(Optional.of(platformName), surroundings);
                var session =
                        new Session(new LabId(owner, read.name()), platform, new Policy(owner, Limits.PERSONAL))) {
            session.takeFilesFrom(read.directory().orElseThrow());
            CompatibilityTable.Result result;
            try {
                result = startedAndChecked(lab, session, read.topology());
            } catch (LabException e) {
                result = CompatibilityTable.Result.notStarted(e.getMessage());
            } finally {
                session.apply(new Operation.Clear(), false, Watcher.NONE);
            }
            TABLE.put(lab, platformName, result);
            System.err.println(platformName + " " + lab.path() + " " + result);
            assertEquals(List.of(), result.problems(), lab.path());
        }
    }

    private static CompatibilityTable.Result startedAndChecked(CorpusLab lab, Session session, Topology read)
            throws InterruptedException {
        var topology = chosen(lab, read);
        var outcome = session.apply(new Operation.Start(topology), true, Watcher.NONE);
        var problems = new ArrayList<String>();
        outcome.started().forEach((node, startup) -> startup.failures().forEach(failure -> {
            var text = failure.script() + ":" + failure.line() + ": " + failure.command() + " (status "
                    + failure.exitStatus() + ")";
            if (!isKnown(lab, "startup " + failure.script())) {
                problems.add(text);
            }
        }));
        var probe = new Probe(session, List.copyOf(topology.nodes().values()));
        var findings = settled(lab, probe);
        findings.stream()
                .filter(finding -> !finding.holds() && !isKnown(lab, finding.kind()))
                .forEach(finding -> problems.add(finding + ": " + finding.missing()));
        return new CompatibilityTable.Result(true, findings, problems);
    }

    private static boolean isKnown(CorpusLab lab, String what) {
        return lab.faults().stream().anyMatch(fault -> fault.name().equals(what));
    }

    private static Topology chosen(CorpusLab lab, Topology read) {
        var topology = Topology.EMPTY;
        for (Node node : read.nodes().values()) {
            boolean out = lab.leftOut().stream()
                    .anyMatch(known -> known.name().equals(node.name().text()));
            if (!out) {
                topology = topology.with(
                        lab.image().isPresent() && node.image().equals(ImageName.BASE)
                                ? node.withImage(new ImageName(lab.image().get()))
                                : node);
            }
        }
        return topology;
    }

    /** What is found once all is well, or when patience ends: routing takes its time. */
    private static List<Probe.Finding> settled(CorpusLab lab, Probe probe) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (true) {
            var findings = new ArrayList<>(probe.all());
            for (var check : lab.checks()) {
                findings.add(probe.own(check));
            }
            boolean well = findings.stream().allMatch(finding -> finding.holds() || isKnown(lab, finding.kind()));
            if (well || Instant.now().isAfter(end)) {
                return findings;
            }
            Thread.sleep(2_000);
        }
    }

    @AfterAll
    static void writeTable() throws IOException {
        var corpus = CorpusLab.corpus();
        if (corpus.isPresent() && Files.isDirectory(Path.of("target", "corpus"))) {
            var file = Path.of("target", "compatibility.md");
            Files.writeString(file, TABLE.text(CorpusLab.all(corpus.get())));
        }
    }
}
