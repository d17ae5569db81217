package kathara.engine.topology;

import java.util.List;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/**
 * A resource limit of a node's processes (getrlimit(2)), in the units of the kernel; -1 is no limit.
 *
 * @param name in small letters and without {@code RLIMIT_}, as in {@code nofile}
 */
public record Ulimit(String name, long soft, long hard) {
    public static final List<String> NAMES = List.of(
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack");

    private static final Pattern FORM = Pattern.compile("(\\w{1,20})=(-1|\\d{1,18})(?::(-1|\\d{1,18}))?");

    public Ulimit {
        if (!NAMES.contains(name)) {
            throw new LabException(Problem.of(
                    "there is no limit \"" + Shown.shortened(name) + "\"", Nearest.orAll(name, "limits", NAMES)));
        }
        if (soft < -1 || hard < -1 || soft == -1 && hard != -1) {
            throw new LabException(Problem.of(
                    "\"" + name + "=" + soft + ":" + hard + "\" is not a limit",
                    "the soft limit is not above the hard one; -1 is no limit"));
        }
        if (hard != -1 && soft > hard) {
            soft = hard; // as Kathará 3.8.3 does
        }
    }

    /** Reads {@code nofile=1024} and {@code nofile=1024:2048}. */
    public static Ulimit parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not a limit",
                    "write NAME=SOFT:HARD, as in nofile=1024:2048"));
        }
        long soft = Long.parseLong(matcher.group(2));
        return new Ulimit(matcher.group(1), soft, matcher.group(3) == null ? soft : Long.parseLong(matcher.group(3)));
    }

    @Override
    public String toString() {
        return name + "=" + soft + ":" + hard;
    }
}
