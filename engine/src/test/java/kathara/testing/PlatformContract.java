package kathara.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.operation.Operation;
import kathara.engine.plan.Planner;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.PlatformEvent;
import kathara.engine.platform.Running;
import kathara.engine.problem.LabException;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Mac;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;
import kathara.engine.topology.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every platform promises about life cycle, topology and wiring. Extend it, say how to open the platform, and each
 * claim is tried on it. What concerns processes and packets is in {@code LiveContract}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PlatformContract {
    protected static final UserName OWNER =
            new UserName("contract-" + ProcessHandle.current().pid());
    protected static final NodeName PC1 = new NodeName("pc1");
    protected static final NodeName PC2 = new NodeName("pc2");
    protected static final LinkName A = new LinkName("A");
    protected static final LinkName B = new LinkName("B");

    protected final LabId lab = new LabId(OWNER, new LabName("contract"));
    protected ContainerPlatform platform;
    protected Session session;

    /** The platform under test, opened anew. */
    protected abstract ContainerPlatform open();

    @BeforeEach
    void openSession() throws InterruptedException {
        platform = open();
        for (LabId left : platform.labs(OWNER)) {
            clear(left);
        }
        session = sessionOn(lab);
    }

    @AfterEach
    void clearAndClose() throws InterruptedException {
        session.close();
        for (LabId left : platform.labs(OWNER)) {
            clear(left);
        }
        platform.close();
    }

    private void clear(LabId left) throws InterruptedException {
        try (var cleaning = sessionOn(left)) {
            cleaning.apply(new Operation.Clear(), false, Watcher.NONE);
        }
    }

    protected Session sessionOn(LabId id) {
        return new Session(id, platform, new Policy(id.owner(), Limits.PERSONAL));
    }

    protected void apply(Operation operation) throws InterruptedException {
        session.apply(operation, true, Watcher.NONE);
        assertSettled(session);
    }

    /** Starts the nodes that these lines of lab.conf say. */
    protected void start(String... conf) throws InterruptedException {
        apply(new Operation.Start(topology(conf)));
    }

    protected static Topology topology(String... conf) {
        return new LabConfReader().read("lab.conf", List.of(conf)).sound();
    }

    protected static Interface eth(int number, LinkName link) {
        return new Interface(number, link, Optional.empty());
    }

    /** Nothing is left to do: what runs is what is wanted. */
    private static void assertSettled(Session session) {
        var running = session.inspect();
        var plan = new Planner(session.lab(), Optional.empty()).plan(running, running.topology(), false);
        assertTrue(plan.isEmpty(), () -> "still to do: " + plan);
    }

    /** Skips a claim about what this platform says, in words that begin so, that it cannot give here. */
    protected void skipWhereLacking(String what) {
        platform.facts().lacks().stream()
                .filter(lack -> lack.startsWith(what))
                .findFirst()
                .ifPresent(Assumptions::abort);
    }

    private State stateOf(NodeName node) {
        return session.topology().node(node).state();
    }

    @Test
    void everyKindOfCallHasAnEquivalentThatAShellCanRead() throws InterruptedException {
        for (var call : EveryCall.of(lab)) {
            var lines = platform.equivalent(call);
            assertFalse(lines.isEmpty(), call::toString);
            lines.forEach(line -> assertTrue(!line.isBlank() && line.indexOf('\n') < 0, line));
            assertEquals("", EveryCall.misread(lines), lines::toString);
        }
    }

    @Test
    void nothingIsThereAtFirst() {
        assertEquals(Running.NOTHING, platform.inspect(lab));
        assertFalse(platform.labs(OWNER).contains(lab));
    }

    @Test
    void whatIsStartedIsFound() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        assertEquals(topology("pc1[0]=A", "pc2[0]=A"), session.topology());
        assertTrue(platform.labs(OWNER).contains(lab));
    }

    @Test
    void settingsAreReadBack() throws InterruptedException {
        var conf = new String[] {
            "pc1[0]=A/02:00:00:00:00:01",
            "pc1[mem]=64m",
            "pc1[cpus]=0.5",
            "pc1[sysctl]=net.ipv4.ip_forward=0",
            "pc1[env]=COLOUR=dark red",
            "pc1[exec]=echo \u00e0 la carte"
        };
        start(conf);
        assertEquals(topology(conf), session.topology());
    }

    @Test
    void anotherSessionFindsTheSameLab() throws InterruptedException {
        start("pc1[0]=A", "pc1[1]=B", "pc2[0]=B");
        try (var other = sessionOn(lab)) {
            assertEquals(session.topology(), other.topology());
            assertEquals(session.inspect(), other.inspect());
        }
    }

    @Test
    void cablesHaveTheAddressGivenOrOneDerivedFromLabNodeAndNumber() throws InterruptedException {
        start("pc1[0]=A", "pc1[1]=A/02:00:00:00:00:09");
        var cables = session.inspect().cablesOf(PC1);
        assertEquals(new Running.Plugged(A, Mac.derived(lab, PC1, 0)), cables.get(0));
        assertEquals(new Running.Plugged(A, new Mac("02:00:00:00:00:09")), cables.get(1));
    }

    @Test
    void interfaceNumbersMayHaveGaps() throws InterruptedException {
        start("pc1[3]=A", "pc1[7]=B");
        assertEquals(Set.of(3, 7), session.inspect().cablesOf(PC1).keySet());
    }

    @Test
    void aNodeWithoutInterfacesRuns() throws InterruptedException {
        start("pc1[image]=kathara/base");
        assertEquals(State.RUNNING, stateOf(PC1));
        assertTrue(session.inspect().waiting().isEmpty());
    }

    @Test
    void anInterfaceIsPluggedLive() throws InterruptedException {
        start("pc1[0]=A");
        apply(new Operation.Plug(PC1, eth(1, B)));
        assertEquals(topology("pc1[0]=A", "pc1[1]=B"), session.topology());
        assertEquals(B, session.inspect().cablesOf(PC1).get(1).link());
    }

    @Test
    void anInterfaceIsUnpluggedLive() throws InterruptedException {
        start("pc1[0]=A", "pc1[1]=B");
        apply(new Operation.Unplug(PC1, 1));
        assertEquals(topology("pc1[0]=A"), session.topology());
        assertEquals(Set.of(0), session.inspect().cablesOf(PC1).keySet());
    }

    @Test
    void aLinkGoesWithItsLastEnd() throws InterruptedException {
        start("pc1[0]=A", "pc1[1]=B");
        apply(new Operation.Unplug(PC1, 1));
        assertEquals(Set.of(A), session.inspect().links());
    }

    @Test
    void aHaltedNodeKeepsItsPlaceAndHasNoCable() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Halt(PC2, false));
        assertEquals(State.HALTED, stateOf(PC2));
        assertEquals(Set.of(0), session.topology().node(PC2).interfaces().keySet());
        assertTrue(session.inspect().cablesOf(PC2).isEmpty());
    }

    @Test
    void aHaltedNodeComesBackWiredAlsoWithWhatWasPluggedLive() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Plug(PC2, eth(1, B)));
        apply(new Operation.Halt(PC2, false));
        try (var other = sessionOn(lab)) {
            other.apply(new Operation.Resume(PC2), true, Watcher.NONE);
        }
        assertEquals(Set.of(0, 1), session.inspect().cablesOf(PC2).keySet());
        assertEquals(State.RUNNING, stateOf(PC2));
    }

    @Test
    void aHaltedNodeMayBeReplugged() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Halt(PC2, true));
        apply(new Operation.Together(List.of(new Operation.Unplug(PC2, 0), new Operation.Plug(PC2, eth(0, B)))));
        apply(new Operation.Resume(PC2));
        assertEquals(B, session.inspect().cablesOf(PC2).get(0).link());
    }

    @Test
    void aCrashedNodeIsHaltedAndStartsAgain() throws InterruptedException {
        start("pc1[0]=A");
        apply(new Operation.Halt(PC1, true));
        assertEquals(State.HALTED, stateOf(PC1));
        apply(new Operation.Resume(PC1));
        assertEquals(State.RUNNING, stateOf(PC1));
    }

    @Test
    void aNodeIsPausedAndResumed() throws InterruptedException {
        skipWhereLacking("nodes cannot be paused");
        start("pc1[0]=A");
        apply(new Operation.Pause(PC1));
        assertEquals(State.PAUSED, stateOf(PC1));
        assertEquals(Set.of(0), session.inspect().cablesOf(PC1).keySet());
        apply(new Operation.Resume(PC1));
        assertEquals(State.RUNNING, stateOf(PC1));
    }

    @Test
    void aPausedNodeCanBeHaltedAndRemoved() throws InterruptedException {
        skipWhereLacking("nodes cannot be paused");
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Pause(PC1));
        apply(new Operation.Pause(PC2));
        apply(new Operation.Halt(PC1, true));
        apply(new Operation.Remove(PC2));
        assertEquals(Set.of(PC1), session.topology().nodes().keySet());
    }

    @Test
    void aRemovedNodeLeavesTheOthersAlone() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Remove(PC2));
        assertEquals(topology("pc1[0]=A"), session.topology());
        assertEquals(Set.of(0), session.inspect().cablesOf(PC1).keySet());
    }

    @Test
    void aNodeOfTheSameNameIsMadeAtOnceAfterItsRemoval() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Remove(PC2));
        start("pc2[0]=A");
        assertEquals(Set.of(0), session.inspect().cablesOf(PC2).keySet());
    }

    @Test
    void startingWhatRunsChangesNothing() throws InterruptedException {
        start("pc1[0]=A");
        var outcome = session.apply(new Operation.Start(topology("pc1[0]=A")), true, Watcher.NONE);
        assertTrue(outcome.changedNothing());
    }

    @Test
    void startingAgainAddsWhatIsMissing() throws InterruptedException {
        start("pc1[0]=A");
        start("pc1[0]=A", "pc1[1]=B", "pc2[0]=B");
        assertEquals(topology("pc1[0]=A", "pc1[1]=B", "pc2[0]=B"), session.topology());
    }

    @Test
    void otherSettingsMakeTheNodeAnew() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        start("pc1[0]=A", "pc1[mem]=64m");
        assertEquals(topology("pc1[0]=A", "pc1[mem]=64m", "pc2[0]=A"), session.topology());
    }

    @Test
    void aClearedLabLeavesNothing() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Halt(PC2, true));
        apply(new Operation.Clear());
        assertEquals(Running.NOTHING, platform.inspect(lab));
        assertFalse(platform.labs(OWNER).contains(lab));
    }

    @Test
    void twoLabsMayUseTheSameNames() throws InterruptedException {
        start("pc1[0]=A");
        var second = new LabId(OWNER, new LabName("contract-2"));
        try (var other = sessionOn(second)) {
            other.apply(new Operation.Start(topology("pc1[0]=A", "pc1[1]=B")), true, Watcher.NONE);
            assertEquals(topology("pc1[0]=A"), session.topology());
            other.apply(new Operation.Clear(), true, Watcher.NONE);
        }
        assertEquals(topology("pc1[0]=A"), session.topology());
        assertEquals(Set.of(0), session.inspect().cablesOf(PC1).keySet());
    }

    @Test
    void twoUsersMayUseTheSameNames() throws InterruptedException {
        start("pc1[0]=A");
        var stranger = new UserName("other-" + ProcessHandle.current().pid());
        var theirs = new LabId(stranger, lab.name());
        try (var other = sessionOn(theirs)) {
            other.apply(new Operation.Start(topology("pc1[0]=B")), true, Watcher.NONE);
            assertFalse(platform.labs(OWNER).contains(theirs));
            assertTrue(platform.labs(stranger).contains(theirs));
            assertEquals(topology("pc1[0]=A"), session.topology());
            other.apply(new Operation.Clear(), true, Watcher.NONE);
        }
    }

    @Test
    void undoBringsTheLabBeforeBackStepByStep() throws InterruptedException {
        start("pc1[0]=A");
        var first = session.topology();
        apply(new Operation.Plug(PC1, eth(1, B)));
        start("pc2[0]=B");
        session.undo(Watcher.NONE);
        session.undo(Watcher.NONE);
        assertEquals(first, session.topology());
        session.redo(Watcher.NONE);
        assertEquals(B, session.inspect().cablesOf(PC1).get(1).link());
        session.undo(Watcher.NONE);
        session.undo(Watcher.NONE);
        assertEquals(Running.NOTHING, platform.inspect(lab));
    }

    @Test
    void anImageThatNothingCanGiveIsRefusedBeforeAnythingIsDone() throws InterruptedException {
        start("pc1[0]=A");
        var wanted = new Operation.Start(topology("pc2[0]=A", "pc2[image]=no/such-image"));
        var e = assertThrows(LabException.class, () -> session.apply(wanted, true, Watcher.NONE));
        assertTrue(e.getMessage().contains("no/such-image"), e.getMessage());
        assertEquals(topology("pc1[0]=A"), session.topology());
    }

    @Test
    void usageNamesTheNodesThatRun() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Halt(PC2, true));
        var usage = platform.usage(lab);
        assertEquals(Set.of(PC1), usage.keySet());
        skipWhereLacking("processor time and memory of nodes are not counted");
        assertTrue(usage.get(PC1).memoryBytes() > 0);
    }

    @Test
    void eventsTellWhatHappensToNodes() throws Exception {
        var heard = new LinkedBlockingQueue<PlatformEvent>();
        try (var watching = platform.watch(OWNER, heard::add)) {
            start("pc1[0]=A");
            apply(new Operation.Halt(PC1, true));
            var kinds = new HashSet<PlatformEvent.Kind>();
            while (!kinds.containsAll(Set.of(PlatformEvent.Kind.STARTED, PlatformEvent.Kind.ENDED))) {
                var event = heard.poll(10, TimeUnit.SECONDS);
                assertTrue(event != null, () -> "heard only " + kinds);
                assertEquals(lab, event.lab());
                assertEquals(PC1, event.node());
                kinds.add(event.kind());
            }
        }
    }
}
