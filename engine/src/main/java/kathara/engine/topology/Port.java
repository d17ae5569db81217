package kathara.engine.topology;

import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * A port of the machine that leads to a port of a node.
 *
 * @param host the machine's port, 1 to 65535
 * @param guest the node's port, 1 to 65535
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record Port(int host, int guest, String protocol) {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,5}):)?(\\d{1,5})(?:/(tcp|udp|sctp))?");
    /** As in Kathará, where a lab names the node's port alone. */
    private static final int USUAL_HOST_PORT = 3000;

    private static final int HIGHEST = 65_535;

    public Port {
        if (host < 1 || host > HIGHEST || guest < 1 || guest > HIGHEST) {
            throw notAPort(host + ":" + guest + "/" + protocol);
        }
    }

    /** Reads {@code GUEST}, {@code HOST:GUEST} and both with {@code /PROTOCOL}. */
    public static Port parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw notAPort(text);
        }
        return new Port(
                matcher.group(1) == null ? USUAL_HOST_PORT : Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? "tcp" : matcher.group(3));
    }

    private static LabException notAPort(String text) {
        return new LabException(Problem.of(
                "\"" + Shown.shortened(text) + "\" is not a port of the machine and one of the node",
                "write HOST:GUEST/PROTOCOL, ports from 1 to 65535, protocol tcp, udp or sctp, as in 8080:80/tcp"));
    }

    /** The machine's side, of which there is only one: {@code 8080/tcp}. */
    public String outside() {
        return host + "/" + protocol;
    }

    @Override
    public String toString() {
        return host + ":" + guest + "/" + protocol;
    }
}
