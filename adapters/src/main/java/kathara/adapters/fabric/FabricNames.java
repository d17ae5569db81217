package kathara.adapters.fabric;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;

/**
 * Names of devices in a fabric. The kernel allows 15 characters, users allow themselves more, so a name is a mark made
 * from theirs: the same in every process, with nothing to keep. What a device is for stands in its alias.
 */
public final class FabricNames {
    /** The interface whose appearance in a node means that its wiring is done; the node takes it away at once. */
    public static final String GO = "kathara-go";

    private FabricNames() {}

    /** The bridge of a link. */
    public static String bridge(LinkName link) {
        return "k" + mark(link.text());
    }

    /** The fabric's end of a cable. */
    public static String port(NodeName node, int number) {
        return "p" + mark(node + " " + number);
    }

    /** The fabric's end of {@link #GO}. */
    public static String go(NodeName node) {
        return "g" + mark(node.text());
    }

    /** A VLAN of the machine's: its own name may be too long. */
    static String vlan(HostInterface joining) {
        return "v" + mark(joining.text());
    }

    private static String mark(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            var digits = new BigInteger(1, digest).toString(Character.MAX_RADIX);
            return digits.substring(digits.length() - 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
