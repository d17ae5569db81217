package kathara.shell.cast;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was shown, with a sign in the place of all that differs from one run to the next: times and dates, hardware
 * addresses and what is made of them, numbers that a system gives out.
 */
public final class Masked {
    private record Mask(Pattern pattern, String sign) {
        static Mask of(String pattern, String sign) {
            return new Mask(Pattern.compile(pattern), sign);
        }
    }

    /** In this order: what is longer comes first. */
    private static final List<Mask> MASKS = List.of(
            // what a terminal is told: colours, titles, places of the cursor (ECMA-48)
            Mask.of("\u001b\\[[0-9;?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)|\u001b[ -/]*[0-~]", ""),
            Mask.of("(?i)\\b([0-9a-f]{2}:){5}[0-9a-f]{2}\\b", "<mac>"),
            // where a line of ours stood that went wrong
            Mask.of("^(-c|prompt|standard input|\\S+\\.ksh):[0-9]+:[0-9]+: ", ""),
            // rtt min/avg/max/mdev = 0.031/0.048/0.065/0.017 ms
            Mask.of("\\b[0-9.]+(/[0-9.]+){2,3} ms\\b", "<times>"),
            Mask.of("\\b[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}\\b", "<date>"),
            Mask.of(
                    "\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun),? ([0-9]{1,2} )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
                            + "( [ 0-9][0-9])?( [0-9]{4})?\\b",
                    "<date>"),
            Mask.of("(?<![\\w:.])[0-9]{1,2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?(?![\\w:])", "<time>"),
            Mask.of("(?i)\\bfe80::[0-9a-f:]+", "fe80::<mac>"),
            Mask.of("(?i)\\bff02::1:ff[0-9a-f:]+", "ff02::1:ff<mac>"),
            Mask.of("(?<![\\w.:/-])[0-9]+(\\.[0-9]+)? ?(ns|us|µs|ms|s|sec|secs|seconds|min|minutes)\\b", "<time>"),
            // 1m02s, 2d03h15m, 01w0d01h
            Mask.of("\\b([0-9]+[wdhm])+[0-9]+[hms]\\b", "<time>"),
            Mask.of("(?<![\\w.:/-])[0-9]+(\\.[0-9]+)? ?%(?! packet loss)", "<share>"),
            Mask.of("(?<![\\w.:/-])[0-9]+(\\.[0-9]+)? ?([KMGT]i?B|[BKMGT])\\b", "<size>"),
            // 2: eth0@if17
            Mask.of("^[0-9]+: (?=[a-z])", "<n>: "),
            Mask.of("@if[0-9]+", "@if<n>"),
            // of packets, as tcpdump(8) shows them
            Mask.of("(?<![\\w-])(pid|PID|id|cksum|ecr|val|seq|ack|win)([ =:]+)(0x)?[0-9a-f]+(:[0-9]+)?", "$1$2<n>"),
            Mask.of("\\b[0-9a-f]{12,64}\\b", "<n>"));

    /** Said of lines of a file, and not of those that are typed. */
    private static final Pattern ENDED = Pattern.compile("\".*\" ended with status [0-9]+");

    private Masked() {}

    /** The lines of a text that was sent to a terminal. Blanks side by side count as one, since columns move. */
    public static List<String> lines(String shown) {
        var lines = new ArrayList<String>();
        for (var line : shown.replace("\r\n", "\n").split("\n", -1)) {
            // what was written over is not seen
            var seen = line.substring(line.lastIndexOf('\r') + 1);
            var masked = masked(seen).replaceAll("[ \t]+", " ").stripTrailing();
            if (!ENDED.matcher(masked).matches()) {
                lines.add(masked);
            }
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private static String masked(String line) {
        var masked = line;
        for (var mask : MASKS) {
            masked = mask.pattern().matcher(masked).replaceAll(mask.sign());
        }
        return masked;
    }
}
