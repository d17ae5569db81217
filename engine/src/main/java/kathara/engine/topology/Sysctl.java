package kathara.engine.topology;

import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** A kernel parameter of a node's own network namespace: {@code net.ipv4.ip_forward=1} (sysctl(8)). */
public record Sysctl(String key, String value) {
    private static final Pattern KEY = Pattern.compile("net(?:\\.[A-Za-z0-9_-]{1,40}){2,6}");
    private static final Pattern VALUE =
            Pattern.compile("[A-Za-z0-9_.,:+-]{1,80}(?:[ \\t][A-Za-z0-9_.,:+-]{1,80}){0,5}");
    private static final Pattern OF_INTERFACE =
            Pattern.compile("net\\.(?:ipv4|ipv6)\\.(?:conf|neigh)\\.eth[0-9]{1,3}\\..*");

    public Sysctl {
        if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(key + "=" + value) + "\" is not a setting of a node's network",
                    "write net.KEY=VALUE, as in net.ipv4.ip_forward=1; nothing outside net. can be set"));
        }
    }

    public static Sysctl parse(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? new Sysctl(text, "") : new Sysctl(text.substring(0, equals), text.substring(equals + 1));
    }

    /** Whether it belongs to one interface, which is not there before the node is wired. */
    public boolean ofOneInterface() {
        return OF_INTERFACE.matcher(key).matches();
    }

    @Override
    public String toString() {
        return key + "=" + value;
    }
}
