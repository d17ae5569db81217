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
        assertEquals(50, received("-c 50 -i 0.002 -s 1000 -W 2"));
        apply(degrade("rate 64kbit"));
        int received = received("-c 50 -i 0.002 -s 1000 -W 2");
        assertTrue(received > 0 && received < 25, () -> received + " of 50 came through");
        apply(degrade("rate none"));
        assertEquals(50, received("-c 50 -i 0.002 -s 1000 -W 2"));
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
