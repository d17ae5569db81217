package kathara.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kathara.engine.operation.Operation;
import kathara.engine.topology.Quality;
import org.junit.jupiter.api.Test;

/** What every platform that passes packets promises about links that are cut or made worse. */
public abstract class LiveLinkContract extends LiveContract {
    private static final int DATAGRAMS = 200;
    private static final Pattern RECEIVED = Pattern.compile("([0-9]+) received");

    private void startTwo() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A");
        output(PC1, "ip address add 10.0.0.1/24 dev eth0");
        output(PC2, "ip address add 10.0.0.2/24 dev eth0");
        assertEquals(1, received("-c 1 -W 5"));
    }

    private int received(String options) throws InterruptedException {
        var said = shell(PC1, "ping " + options + " 10.0.0.2").out();
        var found = RECEIVED.matcher(said);
        assertTrue(found.find(), said);
        return Integer.parseInt(found.group(1));
    }

    @Test
    void nothingPassesALinkThatIsCutAndItsInterfacesLoseTheCarrier() throws Exception {
        startTwo();
        apply(new Operation.Cut(A, Optional.empty()));
        assertEquals(0, received("-c 2 -i 0.2 -W 1"));
        assertEquals("0", output(PC1, "cat /sys/class/net/eth0/carrier"));
        assertEquals("0", output(PC2, "cat /sys/class/net/eth0/carrier"));
        apply(new Operation.Mend(A, Optional.empty()));
        assertEquals("1", output(PC1, "cat /sys/class/net/eth0/carrier"));
        assertEquals(1, received("-c 1 -W 5"));
    }

    @Test
    void anEndThatIsCutLeavesTheOthersTheirCarrier() throws Exception {
        startTwo();
        apply(new Operation.Cut(A, Optional.of(PC2)));
        assertEquals(0, received("-c 2 -i 0.2 -W 1"));
        assertEquals("1", output(PC1, "cat /sys/class/net/eth0/carrier"));
        assertEquals("0", output(PC2, "cat /sys/class/net/eth0/carrier"));
    }

    @Test
    void aRateDropsWhatIsTooMuch() throws Exception {
        startTwo();
        assertTrue(arrive() >= DATAGRAMS);
        apply(degrade("rate 64kbit"));
        long arrived = arrive();
        assertTrue(arrived > 0 && arrived < DATAGRAMS / 2, () -> arrived + " came through");
        apply(degrade("rate none"));
        assertTrue(arrive() >= DATAGRAMS);
    }

    /** Sends datagrams of 1000 bytes as fast as the node can, each from a socket of its own, since a full one waits. */
    private long arrive() throws InterruptedException {
        var count = "cat /sys/class/net/eth0/statistics/rx_packets";
        long before = Long.parseLong(output(PC2, count));
        assertEquals(
                0,
                run(PC1, "bash", "-c", "for i in {1..200}; do printf %1000s >/dev/udp/10.0.0.2/9; done")
                        .status());
        Thread.sleep(700);
        return Long.parseLong(output(PC2, count)) - before;
    }

    @Test
    void aRateTowardsOneNodeLeavesTheOtherDirectionAlone() throws Exception {
        startTwo();
        apply(new Operation.Degrade(A, Optional.of(PC2), Quality.changes(List.of("rate", "1mbit"))));
        var cables = session.inspect();
        assertEquals("rate 1mbit", cables.cablesOf(PC2).get(0).condition().text());
        assertEquals("", cables.cablesOf(PC1).get(0).condition().text());
    }
}
