package kathara.engine.labconf;

import java.util.Optional;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LinkName;

/**
 * An interface of the machine that joins a link, so that what is plugged into it outside is on the link too.
 *
 * @param device its name on the machine (ip-link(8)): at most 15 characters
 * @param vlan the VLAN of IEEE 802.1Q on it, 1 to 4094
 */
public record HostInterface(LinkName link, String device, Optional<Integer> vlan) {
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_:-]{0,14}");
    private static final int HIGHEST_VLAN = 4_094;

    public HostInterface {
        if (!DEVICE.matcher(device).matches()) {
            var shown = device.length() > 40 ? device.substring(0, 40) + "…" : device;
            throw new LabException(Problem.of(
                    "\"" + shown + "\" is not an interface of a machine", "write its name, as in eth0 or enp3s0"));
        }
        if (vlan.isPresent() && (vlan.get() < 1 || vlan.get() > HIGHEST_VLAN)) {
            throw new LabException(Problem.of(vlan.get() + " is not a VLAN", "use 1 to " + HIGHEST_VLAN));
        }
    }

    /** As in lab.ext, behind the link: {@code eth0} or {@code eth0.20}. */
    public String text() {
        return device + vlan.map(number -> "." + number).orElse("");
    }
}
