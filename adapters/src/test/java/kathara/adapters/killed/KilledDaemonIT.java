package kathara.adapters.killed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import kathara.adapters.docker.DockerProvider;
import kathara.engine.platform.PlatformEvent;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.session.Watcher;
import kathara.engine.topology.ImageName;
import kathara.testing.LongForm;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A dockerd is killed, and started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledDaemonIT {
    private static final PlatformEvent STARTED =
            new PlatformEvent(KilledLab.LAB, KilledLab.PC1, PlatformEvent.Kind.STARTED);

    private PrivateDocker docker;

    @BeforeAll
    void startADaemonOfOurOwn() throws Exception {
        TestPlatforms.require("docker");
        LongForm.mustBeAsked();
        docker = new PrivateDocker();
        try (var machines = new DockerProvider().open(new Surroundings(Map.of(), Path.of("/")))) {
            docker.takeImage(
                    machines.images().find(ImageName.BASE).orElseThrow().name().text());
        }
    }

    @AfterAll
    void removeIt() throws Exception {
        if (docker != null) {
            docker.close();
        }
    }

    @Test
    void aLabOfADaemonThatWasKilledIsRepairedByTheNextStart() throws Exception {
        try (var platform = docker.open()) {
            new KilledLab(platform).start(Watcher.NONE);
        }
        docker.kill();
        docker.start();
        try (var platform = docker.open()) {
            var lab = new KilledLab(platform);
            lab.start(Watcher.NONE);
            lab.assertWorks();
            lab.clear();
            lab.assertNothingLeft();
        }
    }

    @Test
    void aStartDuringWhichTheDaemonIsKilledSaysSoAndTheNextFinishesIt() throws Exception {
        try (var platform = docker.open()) {
            assertThrows(LabException.class, () -> new KilledLab(platform).start(killingAtStep(4)));
        }
        docker.start();
        try (var platform = docker.open()) {
            var lab = new KilledLab(platform);
            lab.start(Watcher.NONE);
            lab.assertWorks();
            lab.clear();
            lab.assertNothingLeft();
        }
    }

    @Test
    void ofALabOfADaemonThatWasKilledWipeLeavesNothing() throws Exception {
        try (var platform = docker.open()) {
            new KilledLab(platform).start(Watcher.NONE);
        }
        docker.kill();
        docker.start();
        try (var platform = docker.open()) {
            var lab = new KilledLab(platform);
            lab.clear();
            lab.assertNothingLeft();
        }
    }

    @Test
    void whoListensHearsAgainWhenTheDaemonIsBack() throws Exception {
        var heard = new ConcurrentLinkedQueue<PlatformEvent>();
        try (var listening = docker.open();
                var watch = listening.watch(KilledLab.OWNER, heard::add)) {
            docker.kill();
            docker.start();
            try (var platform = docker.open()) {
                var lab = new KilledLab(platform);
                lab.start(Watcher.NONE);
                KilledLab.await(() -> heard.contains(STARTED));
                lab.clear();
                assertEquals(1, heard.stream().filter(STARTED::equals).count(), "starts of pc1 in " + heard);
            }
        }
    }

    private Watcher killingAtStep(int step) {
        var steps = new AtomicInteger();
        return new Watcher() {
            @Override
            public void note(String text) {}

            @Override
            public void progress(String what, int done, int all) {
                if (steps.incrementAndGet() == step) {
                    try {
                        docker.kill();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
    }
}
