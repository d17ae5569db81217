package kathara.shell.command;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;
import kathara.shell.screen.Json;

/**
 * The addresses that nodes have now: each node is asked once, with {@code ip -j addr}. Made for one command, and used by
 * one thread.
 */
final class Addresses {
    private final Session session;
    private final Topology topology;
    private final Map<NodeName, List<Address>> known = new HashMap<>();

    /** Which addresses a command can use. */
    enum Family {
        IPV4,
        IPV6,
        /** IPv4 where a node has it. */
        EITHER
    }

    /** One address of an interface, in the form that {@code ip} prints, and how many of its bits name the network. */
    record Address(String device, String text, int prefix) {
        boolean isIpv6() {
            return text.indexOf(':') >= 0;
        }

        boolean sharesNetworkWith(Address other) {
            if (isIpv6() != other.isIpv6() || prefix != other.prefix) {
                return false;
            }
            int host = (isIpv6() ? 128 : 32) - prefix;
            return number().shiftRight(host).equals(other.number().shiftRight(host));
        }

        private BigInteger number() {
            try {
                return new BigInteger(1, InetAddress.getByName(text).getAddress());
            } catch (UnknownHostException e) {
                throw new IllegalStateException("no address: " + text, e);
            }
        }
    }

    Addresses(Session session, Topology topology) {
        this.session = session;
        this.topology = topology;
    }

    /** The address by which one node reaches another best: one in a network of its own, or else the first. */
    Address of(NodeName node, Optional<String> device, NodeName from, Family family) throws InterruptedException {
        var fitting = of(node).stream()
                .filter(address -> device.isEmpty() || device.get().equals(address.device()))
                .filter(address -> family == Family.EITHER || address.isIpv6() == (family == Family.IPV6))
                .toList();
        if (fitting.isEmpty()) {
            throw none(node, device, family);
        }
        var first = fitting.get(0);
        var candidates = fitting.stream()
                .filter(address -> address.isIpv6() == first.isIpv6())
                .toList();
        if (candidates.size() > 1) {
            var near = of(from);
            for (var candidate : candidates) {
                if (near.stream().anyMatch(candidate::sharesNetworkWith)) {
                    return candidate;
                }
            }
        }
        return first;
    }

    private static LabException none(NodeName node, Optional<String> device, Family family) {
        var kind = family == Family.EITHER ? "address" : family == Family.IPV4 ? "IPv4 address" : "IPv6 address";
        return new LabException(Problem.of(
                "\"" + node + device.map(name -> "." + name).orElse("") + "\" has no " + kind + " now",
                "see: " + node + " ip address; in quotes a word is no name of a node"));
    }

    /** All addresses of a node that reach beyond it and its link: IPv4 first, those of the loopback last. */
    List<Address> of(NodeName node) throws InterruptedException {
        var found = known.get(node);
        if (found == null) {
            found = asked(node);
            known.put(node, found);
        }
        return found;
    }

    private List<Address> asked(NodeName node) throws InterruptedException {
        if (topology.node(node).state() != State.RUNNING) {
            throw new LabException(Problem.of(
                    "\"" + node + "\" does not run, so it has no address",
                    "start it with: vstart " + node + "; in quotes a word is no name of a node"));
        }
        var result = InNode.run(session, node, "ip", "-j", "addr");
        var links = Json.read(result.out());
        if (result.status() != 0 || links.isEmpty() || !(links.get() instanceof List<?> list)) {
            throw new LabException(Problem.of(
                    "the addresses of \"" + node + "\" cannot be read: " + result.shown(), "has its image iproute2?"));
        }
        var all = new ArrayList<Address>();
        for (boolean ipv6 : new boolean[] {false, true}) {
            for (boolean loopback : new boolean[] {false, true}) {
                list.forEach(link -> addTo(all, (Map<?, ?>) link, ipv6, loopback));
            }
        }
        return all;
    }

    private static void addTo(List<Address> all, Map<?, ?> link, boolean ipv6, boolean loopback) {
        var device = String.valueOf(link.get("ifname")).replaceFirst("@.*", "");
        if (device.equals("lo") != loopback || !(link.get("addr_info") instanceof List<?> addresses)) {
            return;
        }
        for (var each : addresses) {
            var address = (Map<?, ?>) each;
            boolean fits = String.valueOf(address.get("family")).equals(ipv6 ? "inet6" : "inet")
                    && String.valueOf(address.get("scope")).equals("global");
            if (fits && address.get("prefixlen") instanceof Integer prefix) {
                all.add(new Address(device, String.valueOf(address.get("local")), prefix));
            }
        }
    }

    /** The node of that name, if it is one. */
    Optional<NodeName> node(String name) {
        return topology.nodes().keySet().stream()
                .filter(node -> node.text().equals(name))
                .findFirst();
    }

    /** Whether an address, or a node's name that stands for all of its, is this one. */
    boolean means(String word, String address) throws InterruptedException {
        var node = node(word);
        return word.equals(address)
                || node.isPresent()
                        && of(node.get()).stream().anyMatch(each -> each.text().equals(address));
    }

    /** A problem that names the node that was meant. */
    LabException noNode(String name) {
        var names = topology.nodes().keySet().stream().map(NodeName::text).toList();
        return new LabException(
                LabException.Kind.USAGE,
                Problem.of("the lab has no node \"" + name + "\"", Nearest.orAll(name, "nodes", names)));
    }
}
