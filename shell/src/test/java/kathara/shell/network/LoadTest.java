package kathara.shell.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kathara.engine.platform.Usage;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final String DEV = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                lo:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0
              eth0:    %d      10    1    2    0     0          0         0     2000      %d    0    4    0     0       0          0
            """;

    private static final NodeName PC1 = new NodeName("pc1");

    private static Load.Look look(long nanos, int bytes, int sent, Duration processor) {
        var usage = new TreeMap<NodeName, Usage>();
        usage.put(PC1, new Usage(processor, 5 << 20, Optional.empty(), 3, 0, 0, 0, 0));
        var topology =
                Topology.EMPTY.with(Node.named("pc1").with(new Interface(0, new LinkName("A"), Optional.empty())));
        return new Load.Look(nanos, topology, usage, Map.of(PC1, Counters.of(DEV.formatted(bytes, sent))));
    }

    @Test
    void countersAreReadFromWhatTheKernelWrites() {
        var all = Counters.of(DEV.formatted(1000, 20));
        assertEquals(new Counters(1000, 10, 2000, 20, 7), all.get("eth0"));
        assertEquals(Counters.NONE, all.get("lo"));
    }

    @Test
    void whatWasDoneBetweenTwoLooksIsTheDifference() {
        var load = look(3_000_000_000L, 9000, 520, Duration.ofMillis(1500))
                .since(look(1_000_000_000L, 1000, 20, Duration.ofMillis(500)));
        var node = load.nodes().get(0);
        assertEquals(0.5, node.processors());
        assertEquals(new Counters(8000, 0, 0, 500, 0), node.frames());
        assertEquals(250, load.each(load.links().get(0).frames().sentFrames()));
        assertEquals(4000, load.each(node.frames().receivedBytes()));
    }

    @Test
    void aCounterThatBeganAnewIsNotNegative() {
        var load = look(2_000_000_000L, 300, 5, Duration.ZERO)
                .since(look(1_000_000_000L, 1000, 20, Duration.ofSeconds(9)));
        assertEquals(300, load.nodes().get(0).frames().receivedBytes());
        assertEquals(0, load.nodes().get(0).processors());
    }
}
