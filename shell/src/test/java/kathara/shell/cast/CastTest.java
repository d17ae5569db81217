package kathara.shell.cast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asciicasts are written and read, and what differs between runs is masked. */
class CastTest {
    @TempDir
    Path here;

    private static CastHeader header(int version) {
        return new CastHeader(version, 100, 30, Optional.of("xterm"), 1_700_000_000, Optional.of("a demo"));
    }

    private String written(int version) throws Exception {
        var file = Files.createTempDirectory(here, "cast").resolve("a.cast");
        try (var cast = new CastWriter(file, header(version), StandardOpenOption.CREATE_NEW)) {
            cast.marker("vstart pc1");
            cast.shown("kathara> vstart pc1\n");
            Thread.sleep(20);
            var out = cast.output();
            var bytes = "größer\n".getBytes(StandardCharsets.UTF_8);
            out.write(bytes, 0, 3);
            out.write(bytes, 3, bytes.length - 3);
            cast.marker("linfo");
            cast.shown("kathara> linfo\n");
        }
        return Files.readString(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatIsWrittenIsReadAgain(int version) throws Exception {
        var cast = Cast.of("a.cast", written(version));
        assertEquals(header(version), cast.header());
        assertEquals(List.of(new Cast.Take("vstart pc1", "größer\r\n"), new Cast.Take("linfo", "")), cast.takes());
    }

    /** docs.asciinema.org/manual/asciicast: v2 counts from the beginning, v3 from the event before. */
    @Test
    void timesAreThoseOfTheVersion() throws Exception {
        var json = new ObjectMapper();
        double second = 0;
        double third = 0;
        for (var line : written(2).lines().skip(1).toList()) {
            JsonNode event = json.readTree(line);
            assertTrue(event.get(0).asDouble() >= second, line);
            second = event.get(0).asDouble();
        }
        for (var line : written(3).lines().skip(1).toList()) {
            third += json.readTree(line).get(0).asDouble();
        }
        assertTrue(second > 0.02 && third > 0.02, second + " " + third);
        assertEquals(
                "{\"cols\":100,\"rows\":30,\"type\":\"xterm\"}",
                json.readTree(written(3).lines().findFirst().orElseThrow())
                        .get("term")
                        .toString());
    }

    @Test
    void aFileThatIsNoCastHasAPlace() throws IOException {
        for (var text : List.of("", "hello", "{}", "{\"version\": 1}", "[1]")) {
            assertEquals(
                    "x.cast:1:1",
                    assertThrows(LabException.class, () -> Cast.of("x.cast", text))
                            .problem()
                            .where()
                            .orElseThrow()
                            .toString());
        }
        for (var text : List.of("{\"version\": 2}\n\n[1, \"o\"]", "{\"version\": 3}\n# x\n[1, null, \"o\"]")) {
            assertEquals(
                    3,
                    assertThrows(LabException.class, () -> Cast.of("x.cast", text))
                            .problem()
                            .where()
                            .orElseThrow()
                            .line());
        }
    }

    @Test
    void whatDiffersFromOneRunToTheNextIsMasked() {
        assertSame(
                "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.045 ms",
                "64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=12 ms");
        assertSame("rtt min/avg/max/mdev = 0.031/0.048/0.065/0.017 ms", "rtt min/avg/max/mdev = 1.5/2/3/0 ms");
        assertSame("3 packets transmitted, time 2003ms", "3 packets transmitted, time 2047ms");
        assertSame("link/ether 3a:11:22:33:44:55 brd", "link/ether 00:15:5d:01:02:03 brd");
        assertSame("inet6 fe80::3811:22ff:fe33:4455/64", "inet6 fe80::1/64");
        assertSame("2: eth0@if17: <UP>", "17: eth0@if4: <UP>");
        assertSame("12:01:59.123456 IP 10.0.0.1 > 10.0.0.2", "23:59:00.1 IP 10.0.0.1 > 10.0.0.2");
        assertSame("10.0.0.0/24 via 10.1.0.2, eth1, 00:00:12", "10.0.0.0/24 via 10.1.0.2, eth1, 01:10:00");
        assertSame("prompt:1:1: it failed", "demo.ksh:7:1: it failed\ndemo.ksh:7:1: \"a b\" ended with status 1");
        assertSame("up 2m03s", "up 10h12m");
        assertSame("pc1  \u001b[32mrunning\u001b[0m   0.3%", "pc1 running 12.0%");
        assertSame("starting 1/3\r\u001b[Kdone", "done");
    }

    @Test
    void whatMattersIsNotMasked() {
        assertDiffers(
                "1 packets transmitted, 1 received, 0% packet loss",
                "1 packets transmitted, 1 received, 100% packet loss");
        assertDiffers("10.0.0.1", "10.0.0.2");
        assertDiffers("metric 10", "metric 20");
        assertDiffers("icmp_seq=1", "icmp_seq=2");
        assertDiffers("eth0", "eth1");
        assertDiffers("fd00::1/64", "fd00::2/64");
        assertDiffers("65001 65002", "65001 65003");
        assertDiffers("a\nb", "a");
    }

    private static void assertSame(String one, String other) {
        assertEquals(Masked.lines(one), Masked.lines(other));
    }

    private static void assertDiffers(String one, String other) {
        assertNotEquals(Masked.lines(one), Masked.lines(other));
    }
}
