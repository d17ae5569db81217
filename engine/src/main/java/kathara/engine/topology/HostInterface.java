package kathara.engine.topology;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * An interface of the machine that joins a link, so that what is plugged into it outside is on the link too.
 *
 * @param device its name on the machine (ip-link(8)): at most 15 characters
 * @param vlan the VLAN of IEEE 802.1Q on it, 1 to 4094; empty: the interface itself, which then is the lab's alone
 */
public record HostInterface(LinkName link, String device, Optional<Integer> vlan) implements Comparable<HostInterface> {
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,14}");
    private static final Pattern VLAN = Pattern.compile("[0-9]{1,9}");
    private static final int HIGHEST_VLAN = 4_094;
    private static final Comparator<HostInterface> ORDER = Comparator.comparing(HostInterface::link)
            .thenComparing(HostInterface::device)
            .thenComparing(one -> one.vlan.orElse(0));

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

    /** Reads {@code eth0} or {@code eth0.20}. */
    public static HostInterface parse(LinkName link, String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            return new HostInterface(link, text, Optional.empty());
        }
        var vlan = text.substring(dot + 1);
        if (!VLAN.matcher(vlan).matches()) {
            throw new LabException(Problem.of(
                    "this is not a line of lab.ext", "write LINK INTERFACE or LINK INTERFACE.VLAN, as in A eth0.20"));
        }
        return new HostInterface(link, text.substring(0, dot), Optional.of(Integer.parseInt(vlan)));
    }

    /** As in lab.ext, behind the link: {@code eth0} or {@code eth0.20}. */
    public String text() {
        return device + vlan.map(number -> "." + number).orElse("");
    }

    /** Whether both cannot be joined at the same time: an interface is on one link, and has its VLANs or is joined itself. */
    public boolean excludes(HostInterface other) {
        return !equals(other)
                && device.equals(other.device)
                && (vlan.isEmpty() || other.vlan.isEmpty() || vlan.equals(other.vlan));
    }

    @Override
    public int compareTo(HostInterface other) {
        return ORDER.compare(this, other);
    }
}
