package kathara.shell.network;

import java.util.HashMap;
import java.util.Map;

/**
 * What an interface has counted since it is there, or between two looks.
 *
 * @param dropped frames that were lost at it, either way, whatever the reason
 */
public record Counters(long receivedBytes, long receivedFrames, long sentBytes, long sentFrames, long dropped) {
    public static final Counters NONE = new Counters(0, 0, 0, 0, 0);

    /** Reads /proc/net/dev, proc(5): the counters of each interface. */
    static Map<String, Counters> of(String text) {
        var all = new HashMap<String, Counters>();
        text.lines().filter(line -> line.contains(":")).forEach(line -> {
            int colon = line.indexOf(':');
            var numbers = line.substring(colon + 1).strip().split("\\s+");
            if (numbers.length >= 16) {
                all.put(
                        line.substring(0, colon).strip(),
                        new Counters(
                                number(numbers, 0),
                                number(numbers, 1),
                                number(numbers, 8),
                                number(numbers, 9),
                                number(numbers, 2) + number(numbers, 3) + number(numbers, 10) + number(numbers, 11)));
            }
        });
        return all;
    }

    private static long number(String[] numbers, int at) {
        return Long.parseUnsignedLong(numbers[at]);
    }

    /** What has come since an earlier look; from a counter that began anew, all that it says. */
    Counters since(Counters earlier) {
        return sentBytes < earlier.sentBytes || receivedBytes < earlier.receivedBytes
                ? this
                : new Counters(
                        receivedBytes - earlier.receivedBytes,
                        receivedFrames - earlier.receivedFrames,
                        sentBytes - earlier.sentBytes,
                        sentFrames - earlier.sentFrames,
                        dropped - earlier.dropped);
    }

    Counters plus(Counters other) {
        return new Counters(
                receivedBytes + other.receivedBytes,
                receivedFrames + other.receivedFrames,
                sentBytes + other.sentBytes,
                sentFrames + other.sentFrames,
                dropped + other.dropped);
    }
}
