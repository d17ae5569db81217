package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kathara.engine.topology.UserName;
import kathara.shell.TestShell;
import kathara.testing.LongForm;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A generator sends numbered packets, 20,000 a second, over a link that is listened to: each number must be in the file
 * once.
 */
class CaptureIT {
    private static final int PER_SECOND = 20_000;
    private static final int SECONDS = 5;
    private static final int PAYLOAD = 64;
    /** Of Ethernet, IPv4 without options, and UDP. */
    private static final int HEADERS = 14 + 20 + 8;

    private static final int ENHANCED_PACKET = 6;

    @TempDir
    Path here;

    @TestFactory
    Stream<DynamicTest> noPacketIsMissingAndNoneIsThereTwice() {
        LongForm.mustBeAsked();
        var platforms = Stream.of(
                        System.getProperty("kathara.test.platforms", "memory").split(","))
                .filter(name -> !name.equals("memory"))
                .toList();
        assumeTrue(!platforms.isEmpty(), "needs an engine");
        return platforms.stream().map(platform -> DynamicTest.dynamicTest(platform, () -> capture(platform)));
    }

    private void capture(String platform) throws Exception {
        var folder = Files.createDirectory(here.resolve(platform));
        var owner = new UserName("capture-" + ProcessHandle.current().pid());
        try (var shell = TestShell.on(platform, owner, folder)) {
            try {
                shell.succeeds("vstart --eth 0:A --exec 'ip address add 10.0.0.1/24 dev eth0' pc1");
                shell.succeeds("vstart --eth 0:A --exec 'ip address add 10.0.0.2/24 dev eth0; iperf3 -s -D' pc2");
                shell.succeeds("wait until pc1 reaches pc2 within 10s");
                shell.succeeds(
                        "tcpdump --for " + (SECONDS + 6) + " A -w all.pcapng 'udp dst port 5201 and greater 100' &");
                Thread.sleep(2_000);
                var sent = send(shell);
                while (shell.succeeds("jobs --json").contains("tcpdump")) {
                    Thread.sleep(200);
                }
                verify(platform, sent, numbers(folder.resolve("all.pcapng")));
                assumeTrue(
                        sent.perSecond() > PER_SECOND * 0.9,
                        () -> "all were caught, but only " + Math.round(sent.perSecond())
                                + " a second were sent: the machine is busy");
            } finally {
                shell.run("lclean");
            }
        }
    }

    /** What was sent, and how fast. */
    private record Sent(long packets, double perSecond) {}

    private static Sent send(TestShell shell) throws IOException {
        var said = shell.succeeds("pc1 iperf3 -c 10.0.0.2 -u -l " + PAYLOAD + " -t " + SECONDS + " -b "
                + PER_SECOND * PAYLOAD * 8 + " --json");
        var end = new ObjectMapper().readTree(said).path("end").path("sum");
        long packets = end.path("packets").asLong();
        return new Sent(packets, packets / end.path("seconds").asDouble());
    }

    /** How often each number was caught; iperf3 writes it behind the time, in the third word of a packet. */
    private static Map<Integer, Integer> numbers(Path file) throws IOException {
        var numbers = new TreeMap<Integer, Integer>();
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            int type = bytes.getInt();
            int length = bytes.getInt();
            if (type == ENHANCED_PACKET) {
                int data = start + 28;
                int number = bytes.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(data + HEADERS + 8);
                numbers.merge(number, 1, Integer::sum);
            }
            bytes.position(start + length);
        }
        return numbers;
    }

    private static void verify(String platform, Sent sent, Map<Integer, Integer> numbers) {
        long twice = numbers.values().stream().filter(times -> times > 1).count();
        System.out.println(platform + ": " + sent + ", " + numbers.size() + " caught, " + twice + " twice");
        assertEquals(0, twice, "packets that are there more than once");
        assertEquals(sent.packets(), numbers.size(), "packets caught of " + sent);
    }
}
