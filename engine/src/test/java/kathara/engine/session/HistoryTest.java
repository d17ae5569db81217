package kathara.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.operation.Operation;
import kathara.engine.plan.Loss;
import kathara.engine.plan.Planner;
import kathara.engine.platform.Running;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Quality;
import kathara.engine.topology.Topology;
import kathara.engine.topology.UserName;
import kathara.testing.MemoryPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Undo, redo and checkpoints, in long random sessions on an engine that fails now and then. */
class HistoryTest {
    private static final LabId LAB = new LabId(new UserName("anna"), new LabName("lab"));
    private static final int STEPS = 2500;

    private final MemoryPlatform platform = new MemoryPlatform();
    private final Session session = new Session(LAB, platform, new Policy(LAB.owner(), Limits.PERSONAL));

    /** What the session should remember: the lab at each position, and where it is. */
    private final List<Topology> seen = new ArrayList<>(List.of(Topology.EMPTY));

    private int at;

    private static Topology topology(String... lines) {
        return new LabConfReader().read("lab.conf", List.of(lines)).sound();
    }

    @ParameterizedTest
    @ValueSource(longs = {815, 4711, 20261127})
    void aRandomSessionWithFaultsIsUndoneToNothingAndRedoneToTheSameLab(long seed) throws InterruptedException {
        var random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            fault(random);
            try {
                if (random.nextInt(8) == 0 && seen.size() > 1) {
                    int wanted = Math.max(0, Math.min(seen.size() - 1, at + random.nextInt(9) - 4));
                    session.goTo(wanted, Watcher.NONE);
                    at = wanted;
                } else {
                    session.apply(randomOperation(random), true, Watcher.NONE);
                    seen.subList(at + 1, seen.size()).clear();
                    seen.add(session.topology());
                    at++;
                }
            } catch (LabException e) {
                // refused, or failed and taken back: the lab is as it was
            }
            platform.beforeEach(call -> {});
            mustBeAt("seed " + seed + ", step " + step);
        }
        walk("seed " + seed);
    }

    private void walk(String where) throws InterruptedException {
        assertTrue(seen.size() > 100, where);
        while (at > 0) {
            session.undo(Watcher.NONE);
            at--;
            mustBeAt(where + ", back at " + at);
        }
        assertEquals(Running.NOTHING, session.inspect(), where);
        while (at < seen.size() - 1) {
            session.redo(Watcher.NONE);
            at++;
            mustBeAt(where + ", again at " + at);
        }
    }

    /** One call of the next change fails, or none. */
    private void fault(Random random) {
        if (random.nextInt(4) == 0) {
            var left = new AtomicInteger(random.nextInt(6));
            platform.beforeEach(call -> {
                if (left.getAndDecrement() == 0) {
                    throw new LabException(Problem.of("the engine failed"));
                }
            });
        }
    }

    private void mustBeAt(String where) {
        var running = session.inspect();
        assertEquals(seen.get(at), running.topology(), where);
        assertEquals(at, session.history().position(), where);
        var plan = new Planner(LAB, Optional.empty()).plan(running, running.topology(), false);
        assertTrue(plan.isEmpty(), () -> where + ": " + plan);
    }

    private Operation randomOperation(Random random) {
        var node = new NodeName("n" + random.nextInt(5));
        var link = new LinkName("L" + random.nextInt(4));
        int number = random.nextInt(3);
        return switch (random.nextInt(13)) {
            case 0, 1, 2 ->
                new Operation.Start(topology(
                        node + "[" + number + "]=" + link, node + "[mem]=" + (random.nextInt(4) == 0 ? 128 : 64)));
            case 3 -> new Operation.Remove(node);
            case 4 -> new Operation.Plug(node, Interface.parse(number, link.text()));
            case 5 -> new Operation.Unplug(node, number);
            case 6 -> new Operation.Halt(node, random.nextBoolean());
            case 7 -> new Operation.Pause(node);
            case 8 -> new Operation.Cut(link, Optional.empty());
            case 9 -> new Operation.Mend(link, Optional.empty());
            case 10 ->
                new Operation.Degrade(
                        link,
                        Optional.of(node),
                        new TreeMap<>(java.util.Map.of(Quality.Property.RATE, 1000L * random.nextInt(9))));
            case 11 -> new Operation.Become(seen.get(random.nextInt(seen.size())));
            default -> new Operation.Resume(node);
        };
    }

    @Test
    void aChangeAfterAnUndoTakesThePlaceOfWhatWasUndone() throws InterruptedException {
        session.apply(new Operation.Start(topology("pc1[0]=A")), true, Watcher.NONE);
        session.apply(new Operation.Start(topology("pc2[0]=A")), true, Watcher.NONE);
        session.goTo(0, Watcher.NONE);
        session.apply(new Operation.Start(topology("pc3[0]=A")), true, Watcher.NONE);
        assertEquals(1, session.history().events().size());
        assertThrows(LabException.class, () -> session.redo(Watcher.NONE));
    }

    @Test
    void whatInsideNodesIsLostIsKnownBefore() throws InterruptedException {
        session.apply(new Operation.Start(topology("pc1[0]=A")), true, Watcher.NONE);
        session.apply(new Operation.Plug(new NodeName("pc1"), Interface.parse(1, "B")), true, Watcher.NONE);
        assertEquals(
                List.of("pc1 loses eth1 with its addresses and routes"),
                Loss.of(session.planTo(1)).stream().map(Loss::toString).toList());
        assertEquals(
                List.of("pc1 is removed with the files in it"),
                Loss.of(session.planTo(0)).stream().map(Loss::toString).toList());
    }
}
