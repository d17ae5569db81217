package kathara.adapters.fabric;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.LinkName;

/**
 * An interface of the machine in a fabric. What it was like before stands in its alias, so that any process can give it
 * back.
 *
 * @param device its name in the fabric
 * @param up whether it was up
 * @param alias the alias that it had; empty when none
 */
record Lent(HostInterface joining, String device, boolean up, String alias) {
    /** No node is called so, hence no alias of a cable begins with it. */
    private static final String MARK = "host:";

    private static final int PARTS = 5;

    /** Its name in the fabric: its own, but for a VLAN, which is made there. */
    static String nameOf(HostInterface joining) {
        return joining.vlan().isEmpty() ? joining.device() : FabricNames.vlan(joining);
    }

    /** What ip(8) shows of a device, when it is one of the machine's. */
    static Optional<Lent> of(JsonNode device) {
        var words = device.path("ifalias").asText().split(" ", PARTS);
        if (words.length < PARTS - 1 || !words[0].equals(MARK)) {
            return Optional.empty();
        }
        return Optional.of(new Lent(
                HostInterface.parse(new LinkName(words[1]), words[2]),
                device.path("ifname").asText(),
                words[3].equals("up"),
                words.length < PARTS ? "" : words[PARTS - 1]));
    }

    String mark() {
        return (MARK + " " + joining.link() + " " + joining.text() + " " + (up ? "up" : "down") + " " + alias).strip();
    }
}
