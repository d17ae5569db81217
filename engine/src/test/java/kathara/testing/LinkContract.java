package kathara.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kathara.engine.operation.Operation;
import kathara.engine.problem.LabException;
import kathara.engine.session.Watcher;
import kathara.engine.topology.Condition;
import kathara.engine.topology.LinkCondition;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Quality;
import kathara.engine.topology.Topology;
import org.junit.jupiter.api.Test;

/** What every platform promises about links that are cut or made worse. */
public abstract class LinkContract extends PlatformContract {

    protected static Operation degrade(String words) {
        return new Operation.Degrade(A, Optional.empty(), Quality.changes(List.of(words.split(" "))));
    }

    protected static Topology withConditionOfA(Topology topology, String words) {
        return topology.with(
                A, LinkCondition.GOOD.saying(Optional.empty(), Condition.parse(List.of(words.split(" ")))));
    }

    private Condition conditionOf(NodeName node) {
        return session.inspect().cablesOf(node).get(0).condition();
    }

    @Test
    void aLinkIsCutAtAllItsEndsAndMended() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Cut(A, Optional.empty()));
        assertTrue(conditionOf(PC1).cut());
        assertTrue(conditionOf(PC2).cut());
        apply(new Operation.Mend(A, Optional.empty()));
        assertEquals(Condition.GOOD, conditionOf(PC1));
        assertEquals(Condition.GOOD, conditionOf(PC2));
    }

    @Test
    void oneEndOfALinkIsCut() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Cut(A, Optional.of(PC1)));
        assertTrue(conditionOf(PC1).cut());
        assertEquals(Condition.GOOD, conditionOf(PC2));
    }

    @Test
    void aRateIsFoundAgainAndMergedWithWhatIsSet() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        apply(degrade("rate 10mbit"));
        apply(new Operation.Cut(A, Optional.of(PC2)));
        assertEquals("rate 10mbit", conditionOf(PC1).text());
        assertEquals("cut rate 10mbit", conditionOf(PC2).text());
        apply(degrade("rate none"));
        assertEquals(Condition.GOOD, conditionOf(PC1));
        assertEquals("cut", conditionOf(PC2).text());
    }

    @Test
    void anotherSessionFindsWhatALinkIsLikeAndAnUndoTakesItBack() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Together(List.of(degrade("rate 1mbit"), new Operation.Cut(A, Optional.of(PC1)))));
        try (var other = sessionOn(lab)) {
            assertEquals("rate 1mbit", other.topology().condition(A).whole().text());
            assertEquals("cut", other.topology().condition(A).ends().get(PC1).text());
        }
        session.undo(Watcher.NONE);
        assertEquals(topology("pc1[0]=A", "pc2[0]=A"), session.topology());
        assertEquals(Condition.GOOD, conditionOf(PC1));
    }

    @Test
    void aLabMayBeginWithLinksThatAreCutOrSlow() throws InterruptedException {
        apply(new Operation.Start(withConditionOfA(topology("pc1[0]=A", "pc2[0]=A"), "cut rate 1mbit")));
        assertEquals("cut rate 1mbit", conditionOf(PC1).text());
        assertTrue(session.inspect().waiting().isEmpty());
    }

    @Test
    void whatIsPluggedInLaterIsInTheConditionOfItsLinkAndANodeThatStartsAgainToo() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=B");
        apply(degrade("rate 1mbit"));
        apply(new Operation.Plug(PC2, eth(1, A)));
        assertEquals(
                "rate 1mbit", session.inspect().cablesOf(PC2).get(1).condition().text());
        apply(new Operation.Cut(A, Optional.of(PC2)));
        apply(new Operation.Halt(PC2, true));
        apply(new Operation.Resume(PC2));
        assertEquals(
                "cut rate 1mbit",
                session.inspect().cablesOf(PC2).get(1).condition().text());
    }

    @Test
    void theConditionOfALinkGoesWithTheLink() throws InterruptedException {
        start("pc1[0]=A", "pc1[1]=B");
        apply(new Operation.Cut(B, Optional.empty()));
        apply(new Operation.Unplug(PC1, 1));
        apply(new Operation.Plug(PC1, eth(1, B)));
        assertEquals(new TreeMap<>(), session.topology().conditions());
        assertEquals(Condition.GOOD, session.inspect().cablesOf(PC1).get(1).condition());
    }

    @Test
    void whatTheKernelLacksIsRefusedByNameAndChangesNothing() throws InterruptedException {
        assumeTrue(
                platform.facts().lacks().stream().anyMatch(lack -> lack.contains("sch_netem")), "the kernel has netem");
        start("pc1[0]=A", "pc2[0]=A");
        apply(degrade("rate 1mbit"));
        var said = assertThrows(LabException.class, () -> apply(degrade("rate 2mbit delay 20ms loss 1%")));
        assertTrue(said.getMessage().contains("netem"), said::getMessage);
        assertEquals("rate 1mbit", conditionOf(PC1).text());
        assertEquals("rate 1mbit", session.topology().condition(A).whole().text());
    }
}
