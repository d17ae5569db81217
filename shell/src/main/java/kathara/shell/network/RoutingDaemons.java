package kathara.shell.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kathara.engine.topology.NodeName;
import kathara.shell.network.Finding.Kind;

/** Asks the daemons of FRR why they do not know a route: neighbours that do not agree are the usual reason. */
final class RoutingDaemons {
    private final NetworkView view;

    RoutingDaemons(NetworkView view) {
        this.view = view;
    }

    /** Looks at all routers, that of the missing route first. */
    void check(NodeName first, String destination) throws InterruptedException {
        var nodes = new ArrayList<>(view.topology().nodes().keySet());
        nodes.remove(first);
        nodes.add(0, first);
        nodes.removeIf(node -> view.ports(node).isEmpty());
        checkOspf(asked(nodes, "show ip ospf interface json"));
        checkBgp(asked(nodes, "show bgp summary json"));
        checkNextHops(first, destination, asked(List.of(first), "show bgp ipv4 unicast json"));
    }

    private Map<NodeName, JsonNode> asked(List<NodeName> nodes, String question) throws InterruptedException {
        var answers = new TreeMap<NodeName, JsonNode>();
        var ran = view.each(nodes, "vtysh", "-c", question);
        for (int i = 0; i < nodes.size(); i++) {
            var answer = view.parsed(ran.get(i));
            if (ran.get(i).status() == 0 && answer.isObject()) {
                answers.put(nodes.get(i), answer);
            }
        }
        return answers;
    }

    private void checkOspf(Map<NodeName, JsonNode> answers) {
        for (var entry : answers.entrySet()) {
            for (Port port : view.ports(entry.getKey())) {
                var own = ospf(answers, port);
                if (port.link().isPresent()) {
                    for (Port other : view.portsOn(port.link().get())) {
                        if (!other.equals(port) && answers.containsKey(other.node())) {
                            compare(port, own, other, ospf(answers, other));
                        }
                    }
                }
            }
        }
    }

    private static Optional<JsonNode> ospf(Map<NodeName, JsonNode> answers, Port port) {
        var all = answers.get(port.node());
        var found = all.path("interfaces").path(port.name());
        return Optional.of(found.isMissingNode() ? all.path(port.name()) : found)
                .filter(ospf -> ospf.path("ospfEnabled").asBoolean());
    }

    private static void compare(Port port, Optional<JsonNode> own, Port other, Optional<JsonNode> theirs) {
        var node = port.node();
        if (own.isEmpty() && theirs.isPresent()) {
            throw found(
                    node,
                    Kind.OSPF,
                    "OSPF is not on for " + port.name() + ", but for " + other + " on the same link",
                    node + " vtysh -c 'configure terminal' -c 'router ospf' -c 'network "
                            + port.addresses(false).stream()
                                    .findFirst()
                                    .map(Address::network)
                                    .orElse("NETWORK")
                            + " area " + theirs.get().path("area").asText() + "'");
        }
        if (own.isEmpty() || theirs.isEmpty()) {
            return;
        }
        if (own.get().path("timerPassiveIface").asBoolean()) {
            throw found(
                    node,
                    Kind.OSPF,
                    port.name() + " is passive in OSPF, but " + other + " is a neighbour",
                    node + " vtysh -c 'configure terminal' -c 'router ospf' -c 'no passive-interface " + port.name()
                            + "'");
        }
        var area = own.get().path("area").asText();
        if (!area.equals(theirs.get().path("area").asText())) {
            throw found(
                    node,
                    Kind.OSPF,
                    port.name() + " is in OSPF area " + area + ", but " + other + " on the same link in "
                            + theirs.get().path("area").asText(),
                    node + " vtysh -c 'configure terminal' -c 'interface " + port.name() + "' -c 'ip ospf area "
                            + theirs.get().path("area").asText() + "'");
        }
        for (String timer : List.of("timerMsecs", "timerHelloInMsecs", "timerDeadSecs")) {
            var mine = own.get().path(timer);
            var his = theirs.get().path(timer);
            if (!timer.equals("timerHelloInMsecs") && !mine.equals(his)) {
                boolean hello = timer.equals("timerMsecs");
                throw found(
                        node,
                        Kind.OSPF,
                        port.name() + " has " + (hello ? "a hello" : "a dead") + " interval of " + seconds(mine, hello)
                                + " s in OSPF, but " + other + " of " + seconds(his, hello) + " s",
                        node + " vtysh -c 'configure terminal' -c 'interface " + port.name() + "' -c 'ip ospf "
                                + (hello ? "hello" : "dead") + "-interval " + seconds(his, hello) + "'");
            }
        }
    }

    private static long seconds(JsonNode value, boolean millis) {
        return value.asLong() / (millis ? 1000 : 1);
    }

    private void checkBgp(Map<NodeName, JsonNode> answers) {
        for (var entry : answers.entrySet()) {
            var node = entry.getKey();
            var unicast = entry.getValue().path("ipv4Unicast");
            for (var peer : unicast.path("peers").properties()) {
                if (!peer.getValue().path("state").asText().equals("Established")) {
                    broken(node, unicast.path("as").asLong(), peer.getKey(), peer.getValue(), answers);
                }
            }
        }
    }

    private void broken(NodeName node, long as, String address, JsonNode peer, Map<NodeName, JsonNode> answers) {
        if (peer.path("state").asText().contains("Admin")) {
            throw found(
                    node,
                    Kind.BGP,
                    "its BGP neighbour " + address + " is shut down",
                    node + " vtysh -c 'configure terminal' -c 'router bgp " + as + "' -c 'no neighbor " + address
                            + " shutdown'");
        }
        var owners = view.owners(address);
        if (owners.isEmpty()) {
            throw found(
                    node,
                    Kind.BGP,
                    "its BGP neighbour " + address + " is nobody's address",
                    node + " vtysh -c 'configure terminal' -c 'router bgp " + as + "' -c 'no neighbor " + address
                            + "'");
        }
        var other = owners.get(0).node();
        var theirs = answers.get(other);
        if (theirs != null) {
            long real = theirs.path("ipv4Unicast").path("as").asLong();
            long thought = peer.path("remoteAs").asLong();
            if (real != thought && real != 0) {
                throw found(
                        node,
                        Kind.BGP,
                        "its BGP neighbour " + address + " (" + other + ") is in AS " + real + ", not " + thought,
                        node + " vtysh -c 'configure terminal' -c 'router bgp " + as + "' -c 'neighbor " + address
                                + " remote-as " + real + "'");
            }
        }
    }

    /** Routes to the destination that the router has heard of, but cannot use: it does not know the way to who told them. */
    private void checkNextHops(NodeName node, String destination, Map<NodeName, JsonNode> answers) {
        var known = answers.getOrDefault(node, MissingNode.getInstance());
        for (var route : known.path("routes").properties()) {
            var network = route.getKey().split("/");
            var offer = route.getValue().path(0);
            var hop = offer.path("nexthops").path(0).path("ip").asText();
            boolean meant =
                    network.length == 2 && new Address(network[0], Integer.parseInt(network[1])).covers(destination);
            if (meant && !offer.path("valid").asBoolean() && !hop.isEmpty()) {
                var teller = offer.path("peerId").asText();
                var by = view.owners(teller).stream().findFirst().map(Port::node);
                var own = view.ports(node).stream()
                        .flatMap(port -> port.addresses(false).stream())
                        .filter(address -> address.covers(teller))
                        .findFirst();
                throw found(
                        node,
                        Kind.BGP,
                        "BGP knows " + route.getKey() + " by the next hop " + hop + ", to which it has no route",
                        by.map(NodeName::text).orElse("the neighbour")
                                + " vtysh -c 'configure terminal' -c 'router bgp "
                                + known.path("localAS").asText() + "' -c 'address-family ipv4 unicast' -c 'neighbor "
                                + own.map(Address::text).orElse("ADDRESS") + " next-hop-self'");
            }
        }
    }

    private static Finding.Found found(NodeName node, Kind kind, String what, String mend) {
        return new Finding.Found(new Finding(node, kind, what, mend));
    }
}
