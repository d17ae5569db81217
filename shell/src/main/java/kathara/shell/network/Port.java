package kathara.shell.network;

import java.util.List;
import java.util.Optional;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;

/**
 * An interface as its node sees it.
 *
 * @param up whether it is switched on
 * @param carrier whether a cable is plugged in at its far end too
 * @param resolves whether it asks for addresses of its neighbours (ARP)
 * @param link the link behind it, when it is one of the lab's
 * @param addresses all but those of the link alone
 */
public record Port(
        NodeName node,
        String name,
        boolean up,
        boolean carrier,
        boolean resolves,
        int mtu,
        String mac,
        Optional<LinkName> link,
        List<Address> addresses) {
    public Port {
        addresses = List.copyOf(addresses);
    }

    /** Its addresses of one version. */
    public List<Address> addresses(boolean six) {
        return addresses.stream().filter(address -> address.six() == six).toList();
    }

    public boolean has(String address) {
        return addresses.stream().anyMatch(own -> own.text().equals(address));
    }

    @Override
    public String toString() {
        return node + "." + name;
    }
}
