package kathara.shell.command.seeing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What top, events, timeline and flow say without a network; SeeingIT has one. */
class WatchingCommandsTest {
    @TempDir
    Path here;

    private TestShell shell;
    private LabAnswers answers;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A pc2");
        answers = new LabAnswers(shell).address("pc1", "10.0.0.1", 24).address("pc2", "10.0.0.2", 24);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void topShowsNodesAndLinksOnceWhereThereIsNoTerminal() {
        var said = shell.succeeds("top --every 20ms");
        assertTrue(said.contains("NODE") && said.contains("pc2") && said.contains("pc1.eth0 pc2.eth0"), said);
        assertEquals(-1, shell.succeeds("top --every 20ms --nodes").indexOf("LINK"));
        assertEquals(-1, shell.succeeds("top --every 20ms pc1").indexOf("pc2  "));
        assertTrue(shell.succeeds("top --every 20ms --json").contains("\"sentFramesPerSecond\" : 0"));
        assertTrue(shell.fails(2, "top --sort weight").contains("cpu"));
    }

    @Test
    void eventsTellsWhatThisSessionHasDoneAndWhatHappensAfterwards() {
        assertTrue(shell.succeeds("events").contains("start pc1"));
        shell.succeeds("vhalt pc2; link cut A");
        var said = shell.succeeds("events");
        assertTrue(said.contains("halt pc2") && said.contains("cut A"), said);
        assertTrue(said.matches("(?s).*pc2 +node +ended.*"), said);
        assertEquals(-1, shell.succeeds("events pc2").indexOf("pc1"));
        assertTrue(shell.succeeds("events --json").contains("\"kind\" : \"lab\""));
        assertTrue(shell.succeeds("events --since 0s").contains("nothing yet"));
        assertTrue(shell.fails(2, "events --since now").contains("no time"));
    }

    @Test
    void timelineRunsTheCommandAndTellsWhatCameAfterIt() {
        var said = shell.succeeds("timeline --quiet 200ms vhalt pc2");
        assertTrue(said.matches("(?s).*\\+[0-9.]+ s +pc2 +node +ended.*"), said);
        assertTrue(said.contains("1 change in 1 place"), said);
        assertTrue(shell.succeeds("timeline --quiet 10ms echo hello").contains("nothing happened"));
        assertEquals(1, shell.run("timeline --quiet 10ms link cut Z").status());
        assertTrue(shell.fails(2, "timeline --between pc1 echo x").contains("two nodes"));
    }

    @Test
    void flowTellsWhatBothEndsHaveSeen() {
        shell.platform()
                .programs(call -> java.util.Optional.of(
                        switch (call.words().get(0)) {
                            case "ip" ->
                                "[{\"ifname\":\"eth0\",\"flags\":[\"UP\"],\"addr_info\":[{\"local\":\"10.0.0.2\","
                                        + "\"prefixlen\":24,\"scope\":\"global\"}]}]";
                            case "ss" -> "LISTEN";
                            case "iperf3" ->
                                "{\"end\":{\"sum\":{\"packets\":100,\"lost_packets\":2,\"jitter_ms\":0.5,"
                                        + "\"seconds\":3,\"bits_per_second\":5e6,\"bytes\":1900000}}}";
                            default -> "";
                        }));
        assertEquals(
                "sent 5.00 Mbit/s, received 5.00 Mbit/s in 3.0 s; 2 of 100 packets lost (2.0 %), jitter 0.50 ms\n",
                shell.succeeds("flow pc1 -> pc2 udp 5M for 3s"));
        assertTrue(shell.platform().lines().stream().anyMatch(line -> line.contains("--bitrate 5000000")));
        assertTrue(shell.succeeds("flow --json pc1 pc2 udp").contains("\"lost\" : 2"));
    }

    @Test
    void mistakesInAFlowAreExplained() {
        assertTrue(shell.fails(2, "flow pc1").contains("pc1 -> pc2"));
        assertTrue(shell.fails(2, "flow pc1 -> pc2 sctp").contains("one word too many"));
        assertTrue(shell.fails(2, "flow pc1 -> pc2 for 10").contains("for 30s"));
        assertTrue(shell.fails(1, "flow pc1 -> pc9").contains("no node \"pc9\""));
        answers.says("pc2", "ip -j address", "[]");
        assertTrue(shell.fails(1, "flow pc1 -> pc2").contains("no IPv4 address"));
    }
}
