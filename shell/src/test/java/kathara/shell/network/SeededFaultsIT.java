package kathara.shell.network;

import static kathara.shell.network.FaultLab.fault;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kathara.shell.network.FaultLab.Fault;
import kathara.shell.network.Finding.Kind;
import kathara.testing.LongForm;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks one thing after the other in labs that work, asks why, follows the advice or takes the fault back, and sees that
 * the lab works again. One lab is started for each topology.
 */
class SeededFaultsIT {
    @TempDir
    Path here;

    private static final List<Fault> STATIC = List.of(
            fault(
                    "no address",
                    "pc1 ip address del 10.0.1.2/24 dev eth0",
                    "pc1",
                    Kind.ADDRESS,
                    "pc1 ip address add 10.0.1.2/24 dev eth0; pc1 ip route replace default via 10.0.1.1"),
            fault(
                    "no address at the target",
                    "pc2 ip address flush dev eth0",
                    "pc2",
                    Kind.ADDRESS,
                    "pc2 ip address add 10.0.2.2/24 dev eth0; pc2 ip route replace default via 10.0.2.1"),
            fault(
                    "no address on a router",
                    "r1 ip address del 10.0.12.1/30 dev eth1",
                    "r1",
                    Kind.ADDRESS,
                    "r1 ip address add 10.0.12.1/30 dev eth1; r1 ip route replace 10.0.2.0/24 via 10.0.12.2"),
            fault(
                    "wrong mask",
                    "pc1 ip address add 10.0.1.2/16 dev eth0; pc1 ip address del 10.0.1.2/24 dev eth0",
                    "pc1",
                    Kind.MASK,
                    "pc1 ip address flush dev eth0; pc1 ip address add 10.0.1.2/24 dev eth0; pc1 ip route replace default via 10.0.1.1"),
            fault(
                    "wrong mask at the target",
                    "pc2 ip address add 10.0.2.2/8 dev eth0; pc2 ip address del 10.0.2.2/24 dev eth0",
                    "pc2",
                    Kind.MASK,
                    "pc2 ip address flush dev eth0; pc2 ip address add 10.0.2.2/24 dev eth0; pc2 ip route replace default via 10.0.2.1"),
            fault(
                    "default route missing",
                    "pc1 ip route del default",
                    "pc1",
                    Kind.ROUTE,
                    "pc1 ip route replace default via 10.0.1.1"),
            fault(
                    "no return route",
                    "pc2 ip route del default",
                    "pc2",
                    Kind.ROUTE,
                    "pc2 ip route replace default via 10.0.2.1"),
            fault(
                    "no route on a router",
                    "r1 ip route del 10.0.2.0/24",
                    "r1",
                    Kind.ROUTE,
                    "r1 ip route replace 10.0.2.0/24 via 10.0.12.2"),
            fault(
                    "no return route on a router",
                    "r2 ip route del 10.0.1.0/24",
                    "r2",
                    Kind.ROUTE,
                    "r2 ip route replace 10.0.1.0/24 via 10.0.12.1"),
            fault(
                    "black hole",
                    "r1 ip route add blackhole 10.0.2.2/32",
                    "r1",
                    Kind.ROUTE,
                    "r1 ip route del blackhole 10.0.2.2/32"),
            fault(
                    "forwarding off",
                    "r1 sysctl -w net.ipv4.ip_forward=0",
                    "r1",
                    Kind.FORWARDING,
                    "r1 sysctl -w net.ipv4.ip_forward=1"),
            fault(
                    "forwarding off on the way back",
                    "r2 sysctl -w net.ipv4.conf.eth0.forwarding=0",
                    "r2",
                    Kind.FORWARDING,
                    "r2 sysctl -w net.ipv4.conf.eth0.forwarding=1"),
            fault(
                    "reverse path filter",
                    "r2 ip route replace 10.0.1.0/24 via 10.0.2.2 dev eth0; r2 sysctl -w net.ipv4.conf.all.rp_filter=1",
                    "r2",
                    Kind.REVERSE_PATH,
                    "r2 sysctl -w net.ipv4.conf.all.rp_filter=0; r2 ip route replace 10.0.1.0/24 via 10.0.12.1"),
            fault(
                    "interface down",
                    "pc1 ip link set eth0 down",
                    "pc1",
                    Kind.INTERFACE,
                    "pc1 ip link set eth0 up; pc1 ip route replace default via 10.0.1.1"),
            fault(
                    "router's interface down",
                    "r2 ip link set eth1 down",
                    "r2",
                    Kind.INTERFACE,
                    "r2 ip link set eth1 up; r2 ip route replace 10.0.1.0/24 via 10.0.12.1"),
            fault("link cut", "link cut B", "r1", Kind.LINK, "link up B"),
            fault("one end cut", "link cut C pc2", "pc2", Kind.LINK, "link up C pc2"),
            fault(
                    "duplicate address",
                    "pc3 ip address add 10.0.2.2/24 dev eth0",
                    "pc3",
                    Kind.DUPLICATE,
                    "pc3 ip address del 10.0.2.2/24 dev eth0; r2 ip neigh flush dev eth0"),
            fault("ARP off", "pc2 ip link set eth0 arp off", "pc2", Kind.NEIGHBOUR, "pc2 ip link set eth0 arp on"),
            fault(
                    "ARP filtered",
                    "pc2 nft add table arp f; pc2 nft add chain arp f in '{ type filter hook input priority 0; policy drop; }'; r2 ip neigh flush dev eth0",
                    "pc2",
                    Kind.NEIGHBOUR,
                    "pc2 nft delete table arp f"),
            fault(
                    "ARP ignored",
                    "pc2 sysctl -w net.ipv4.conf.all.arp_ignore=8; r2 ip neigh flush dev eth0",
                    "pc2",
                    Kind.NEIGHBOUR,
                    "pc2 sysctl -w net.ipv4.conf.all.arp_ignore=0"),
            fault(
                    "wrong hardware address",
                    "r2 ip neigh replace 10.0.2.2 lladdr 02:11:22:33:44:55 dev eth0",
                    "r2",
                    Kind.NEIGHBOUR,
                    "r2 ip neigh del 10.0.2.2 dev eth0"),
            fault(
                    "firewall at the target",
                    "pc2 iptables -A INPUT -p icmp -j DROP",
                    "pc2",
                    Kind.FILTER,
                    "pc2 iptables -F"),
            fault(
                    "firewall on a router",
                    "r2 iptables -P FORWARD DROP",
                    "r2",
                    Kind.FILTER,
                    "r2 iptables -P FORWARD ACCEPT"),
            fault(
                    "firewall drops answers",
                    "pc1 iptables -A INPUT -s 10.0.2.0/24 -j DROP",
                    "pc1",
                    Kind.FILTER,
                    "pc1 iptables -F"),
            fault(
                    "firewall of nft",
                    "r1 nft add table ip f; r1 nft add chain ip f c '{ type filter hook forward priority 0; policy accept; }'; r1 nft add rule ip f c icmp type echo-request drop",
                    "r1",
                    Kind.FILTER,
                    "r1 nft delete table ip f"),
            fault(
                    "wrong gateway",
                    "pc1 ip route replace default via 10.0.1.77",
                    "pc1",
                    Kind.GATEWAY,
                    "pc1 ip route replace default via 10.0.1.1"),
            fault(
                    "wrong gateway on a router",
                    "r2 ip route replace 10.0.1.0/24 via 10.0.2.99",
                    "r2",
                    Kind.GATEWAY,
                    "r2 ip route replace 10.0.1.0/24 via 10.0.12.1"),
            fault(
                    "routes in a circle",
                    "r2 ip route del 10.0.1.0/24; r2 ip route add 10.0.1.0/24 via 10.0.2.2; pc2 ip route replace default via 10.0.2.1",
                    "pc2",
                    Kind.ROUTE,
                    "r2 ip route replace 10.0.1.0/24 via 10.0.12.1"),
            fault("MTU", "r1 ip link set eth1 mtu 1280", "r1", Kind.MTU, "r1 ip link set eth1 mtu 1500"),
            fault("paused node", "vpause r2", "r2", Kind.NODE, "vresume r2"));

    @BeforeAll
    static void nativeIsWanted() {
        TestPlatforms.require("native");
        LongForm.mustBeAsked();
    }

    @Test
    void eachFaultOfAStaticNetworkIsFoundWhereItIs() throws Exception {
        var files = Map.of(
                "lab.conf",
                "pc1[0]=A\nr1[0]=A\nr1[1]=B\nr2[0]=C\nr2[1]=B\npc2[0]=C\npc3[0]=C\n",
                "pc1.startup",
                "ip address add 10.0.1.2/24 dev eth0; ip route add default via 10.0.1.1",
                "pc2.startup",
                "ip address add 10.0.2.2/24 dev eth0; ip route add default via 10.0.2.1",
                "pc3.startup",
                "ip address add 10.0.2.3/24 dev eth0; ip route add default via 10.0.2.1",
                "r1.startup",
                "ip address add 10.0.1.1/24 dev eth0; ip address add 10.0.12.1/30 dev eth1; "
                        + "ip route add 10.0.2.0/24 via 10.0.12.2",
                "r2.startup",
                "ip address add 10.0.2.1/24 dev eth0; ip address add 10.0.12.2/30 dev eth1; "
                        + "ip route add 10.0.1.0/24 via 10.0.12.1");
        try (var lab = FaultLab.start(here, files)) {
            var missed = lab.missed(STATIC);
            assertTrue(missed.size() <= 1, () -> String.join("\n", missed));
        }
    }
}
