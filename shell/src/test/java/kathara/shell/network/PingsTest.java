package kathara.shell.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PingsTest {
    private final Pings pings = new Pings();

    private void answer(long millis) {
        pings.accept("[1700000000.%03d000] 64 bytes from 10.0.0.2: icmp_seq=1 ttl=63 time=0.08 ms".formatted(millis));
    }

    private static Instant at(long millis) {
        return Instant.ofEpochSecond(1_700_000_000).plusMillis(millis);
    }

    @Test
    void theLongestTimeWithoutAnAnswerIsFound() {
        for (long millis : new long[] {0, 20, 40, 340, 360, 560, 580}) {
            answer(millis);
        }
        var silence = pings.longestSilence(at(600)).orElseThrow();
        assertEquals(at(40), silence.from());
        assertEquals(Duration.ofMillis(300), silence.length());
    }

    @Test
    void aSilenceMayLastUntilTheEnd() {
        answer(0);
        assertEquals(at(900), pings.longestSilence(at(900)).orElseThrow().to());
    }

    @Test
    void aFewLateAnswersAreNone() {
        answer(0);
        answer(60);
        assertEquals(Optional.empty(), pings.longestSilence(at(100)));
        pings.accept("PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.");
        assertFalse(new Pings().answered());
    }
}
