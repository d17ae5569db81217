package kathara.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.operation.Operation;
import kathara.engine.platform.Running;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;
import kathara.engine.topology.UserName;
import kathara.testing.MemoryPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private static final LabId LAB = new LabId(new UserName("anna"), new LabName("lab"));

    private final MemoryPlatform platform = new MemoryPlatform();
    private final Session session = new Session(LAB, platform, new Policy(LAB.owner(), Limits.PERSONAL));

    private static Topology topology(String... lines) {
        return new LabConfReader().read("lab.conf", List.of(lines)).sound();
    }

    private void apply(Operation operation) throws InterruptedException {
        session.apply(operation, true, Watcher.NONE);
    }

    @Test
    void aChangeThatFailsAtAnyCallIsTakenBackWhole() throws InterruptedException {
        var wanted = new Operation.Start(topology("pc1[0]=A", "pc2[0]=A", "pc2[1]=B", "pc3[0]=B", "pc3[mem]=64m"));
        apply(new Operation.Start(topology("pc1[0]=C", "pc3[0]=B")));
        var before = session.inspect();
        int calls = (int) session.planFor(wanted).calls().count();
        assertTrue(calls > 5);
        for (int failing = 0; failing < calls; failing++) {
            var left = new AtomicInteger(failing);
            platform.beforeEach(call -> {
                if (left.getAndDecrement() == 0) {
                    throw new LabException(Problem.of("the engine failed"));
                }
            });
            var e = assertThrows(LabException.class, () -> apply(wanted));
            assertTrue(e.getMessage().contains("the engine failed"), e.getMessage());
            assertTrue(e.getMessage().contains("taken back"), e.getMessage());
            platform.beforeEach(call -> {});
            assertEquals(before, session.inspect(), "failing call " + failing);
        }
        apply(wanted);
    }

    @Test
    void whatCannotBeTakenBackIsSaidAndFinishedByTheNextStart() throws InterruptedException {
        var wanted = new Operation.Start(topology("pc1[0]=A", "pc2[0]=A"));
        var left = new AtomicInteger(3);
        platform.beforeEach(call -> {
            if (left.getAndDecrement() <= 0) {
                throw new LabException(LabException.Kind.NO_PLATFORM, Problem.of("the engine has gone"));
            }
        });
        var e = assertThrows(LabException.class, () -> apply(wanted));
        assertEquals(LabException.Kind.NO_PLATFORM, e.kind());
        assertTrue(e.getMessage().contains("could not be taken back"), e.getMessage());
        platform.beforeEach(call -> {});
        apply(wanted);
        assertEquals(topology("pc1[0]=A", "pc2[0]=A"), session.topology());
        assertEquals(2, session.inspect().cables().size());
    }

    @Test
    void anInterruptTakesBackWhatWasDone() throws Exception {
        var working = Thread.currentThread();
        var first = new AtomicInteger();
        platform.beforeEach(call -> {
            if (first.getAndIncrement() == 0) {
                working.interrupt();
            }
        });
        var e = assertThrows(LabException.class, () -> apply(new Operation.Start(topology("pc1[0]=A"))));
        assertTrue(e.getMessage().contains("cancelled"), e.getMessage());
        platform.beforeEach(call -> {});
        assertEquals(Running.NOTHING, session.inspect());
    }

    @Test
    void twoSessionsWithOneLockChangeALabOneAfterTheOther(@TempDir Path folder) throws Exception {
        var policy = new Policy(LAB.owner(), Limits.PERSONAL);
        var calls = new AtomicInteger();
        platform.beforeEach(call -> calls.incrementAndGet());
        try (var one = new Session(LAB, platform, policy, LabLock.in(folder));
                var two = new Session(LAB, platform, policy, LabLock.in(folder))) {
            var held = LabLock.in(folder).hold(LAB, Watcher.NONE);
            var waiting = new Thread(() -> {
                try {
                    two.apply(new Operation.Start(topology("pc2[0]=A")), true, Watcher.NONE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            waiting.start();
            Thread.sleep(300);
            assertEquals(0, calls.get());
            held.close();
            one.apply(new Operation.Start(topology("pc1[0]=A")), true, Watcher.NONE);
            waiting.join(10_000);
            assertEquals(topology("pc1[0]=A", "pc2[0]=A"), one.topology());
        }
    }

    @Test
    void aRefusalChangesNothing() throws InterruptedException {
        try (var limited = new Session(LAB, platform, new Policy(LAB.owner(), Limits.CLASSROOM))) {
            var wanted = new Operation.Start(topology("pc1[0]=A", "pc2[image]=evil/image"));
            var e = assertThrows(LabException.class, () -> limited.apply(wanted, true, Watcher.NONE));
            assertEquals(LabException.Kind.REFUSED, e.kind());
        }
        assertEquals(List.of(), platform.lines());
    }

    @Test
    void aLabIsStartedWithTwoCallsANodeAndThreeMore() throws InterruptedException {
        apply(new Operation.Start(topology("pc1[0]=A", "pc2[0]=A", "pc3[0]=A")));
        assertEquals(3 * 2 + 2, platform.lines().size(), () -> String.join("\n", platform.lines()));
    }

    @Test
    void aNodeThatLostItsCablesIsRepaired() throws InterruptedException {
        apply(new Operation.Start(topology("pc1[0]=A", "pc2[0]=A")));
        platform.restartFromOutside(LAB, new NodeName("pc1"));
        assertTrue(session.inspect().cablesOf(new NodeName("pc1")).isEmpty());
        session.repair();
        assertEquals(1, session.inspect().cablesOf(new NodeName("pc1")).size());
        assertEquals(State.RUNNING, session.topology().node(new NodeName("pc1")).state());
    }

    @Test
    void nodesThatWaitForOthersAreReleasedWhenTheStartUpOfThoseHasEnded() throws InterruptedException {
        var plan = session.planFor(new Operation.Start(
                topology("pc1[0]=A", "pc1[after]=\"r1 gone\"", "r1[0]=A", "r1[after]=r2", "r2[0]=A", "pc2[0]=A")));
        var releases = plan.stages().stream()
                .filter(stage -> stage.what().equals("releasing nodes"))
                .map(stage -> stage.after() + " then " + stage.tracks())
                .toList();
        assertEquals(2, releases.size(), () -> releases.toString());
        assertTrue(releases.get(0).startsWith("[pc2, r2] then"), () -> releases.toString());
        assertTrue(releases.get(0).contains("node=r1"), () -> releases.toString());
        assertTrue(releases.get(1).startsWith("[pc2, r2, r1] then"), () -> releases.toString());
        apply(new Operation.Start(topology("r2[0]=A", "r1[0]=A", "r1[after]=r2")));
        assertEquals(Set.of(), session.inspect().waiting());
    }

    @Test
    void nodesThatWaitForEachOtherAreNamed() {
        var e = assertThrows(
                LabException.class,
                () -> apply(new Operation.Start(topology("a[after]=b", "b[after]=c", "c[after]=b", "d[0]=A"))));
        assertTrue(e.getMessage().contains("b waits for c waits for b"), e.getMessage());
    }

    @Test
    void anInterfaceOfTheMachineIsInTheTopologyAndIsLentAndGivenBack() throws InterruptedException {
        var eth1 = HostInterface.parse(new LinkName("A"), "eth1");
        var limits = Limits.PERSONAL.withHostInterfaces(List.of("eth1"));
        try (var lending = new Session(LAB, platform, new Policy(LAB.owner(), limits))) {
            var wanted = topology("pc1[0]=A", "pc2[0]=A").withOutside(Set.of(eth1));
            lending.apply(new Operation.Start(wanted), true, Watcher.NONE);
            assertEquals(wanted, lending.topology());
            assertEquals(Set.of(eth1), lending.inspect().joined());
            lending.apply(new Operation.Start(topology("pc1[0]=A")), true, Watcher.NONE);
            assertEquals(wanted, lending.topology(), "what the lab was lent stays");
            lending.undo(Watcher.NONE);
            lending.undo(Watcher.NONE);
            assertEquals(Running.NOTHING, lending.inspect());
            lending.redo(Watcher.NONE);
            lending.apply(new Operation.Unplug(new NodeName("pc1"), 0), true, Watcher.NONE);
            lending.apply(new Operation.Unplug(new NodeName("pc2"), 0), true, Watcher.NONE);
            assertEquals(Set.of(), lending.inspect().joined(), "without an end there is no link");
        }
    }
}
