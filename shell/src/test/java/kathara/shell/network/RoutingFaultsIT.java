package kathara.shell.network;

import static kathara.shell.network.FaultLab.fault;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kathara.shell.network.FaultLab.Fault;
import kathara.shell.network.Finding.Kind;
import kathara.testing.LongForm;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link SeededFaultsIT}, with routing daemons, a name server and a service. */
class RoutingFaultsIT {
    @TempDir
    Path here;

    private static final String DAEMONS = "ospfd=%s\nbgpd=%s\nvtysh_enable=yes\nzebra_options=\"-A 127.0.0.1\"\n"
            + "ospfd_options=\"-A 127.0.0.1\"\nbgpd_options=\"-A 127.0.0.1\"\nstaticd_options=\"-A 127.0.0.1\"\n";

    private static final String OSPF_LINK =
            " ip ospf area 0\n ip ospf network point-to-point\n ip ospf hello-interval 1\n ip ospf dead-interval 3\n!\n";

    @BeforeAll
    static void nativeIsWanted() {
        TestPlatforms.require("native");
        LongForm.mustBeAsked();
    }

    private static String vtysh(String node, String... lines) {
        var line = new StringBuilder(node + " vtysh -c 'configure terminal'");
        for (String each : lines) {
            line.append(" -c '").append(each).append("'");
        }
        return line.toString();
    }

    private static Fault ofOspf(String name, String breaks, String mends) {
        return fault(
                name, vtysh("r1", "interface eth1", breaks), "r1", Kind.OSPF, vtysh("r1", "interface eth1", mends));
    }

    private static void host(Map<String, String> files, String name, String address, String gateway) {
        files.put(name + ".startup", "ip address add " + address + "/24 dev eth0; ip route add default via " + gateway);
    }

    private static void router(Map<String, String> files, String name, String daemons, String conf) {
        files.put(name + "/etc/frr/daemons", daemons);
        files.put(name + "/etc/frr/frr.conf", "hostname " + name + "\n!\n" + conf);
        files.put(name + ".startup", "systemctl start frr");
    }

    @Test
    void routersThatDoNotAgreeInOspfAreFound() throws Exception {
        var files = new HashMap<String, String>();
        files.put(
                "lab.conf",
                "pc1[0]=A\nr1[0]=A\nr1[1]=B\nr1[image]=kathara/frr\nr2[0]=C\nr2[1]=B\nr2[image]=kathara/frr\npc2[0]=C\n");
        host(files, "pc1", "10.0.1.2", "10.0.1.1");
        host(files, "pc2", "10.0.2.2", "10.0.2.1");
        var daemons = DAEMONS.formatted("yes", "no");
        var area = " ip ospf area 0\n ip ospf passive\n!\ninterface eth1\n ip address ";
        router(
                files,
                "r1",
                daemons,
                "interface eth0\n ip address 10.0.1.1/24\n" + area + "10.0.12.1/30\n" + OSPF_LINK
                        + "router ospf\n ospf router-id 1.1.1.1\n");
        router(
                files,
                "r2",
                daemons,
                "interface eth0\n ip address 10.0.2.1/24\n" + area + "10.0.12.2/30\n" + OSPF_LINK
                        + "router ospf\n ospf router-id 2.2.2.2\n");
        try (var lab = FaultLab.start(here, files)) {
            assertEquals(
                    List.of(),
                    lab.missed(List.of(
                            fault(
                                    "OSPF area",
                                    vtysh("r1", "interface eth1", "no ip ospf area 0", "ip ospf area 1"),
                                    "r1",
                                    Kind.OSPF,
                                    vtysh("r1", "interface eth1", "no ip ospf area 1", "ip ospf area 0")),
                            ofOspf("OSPF hello interval", "ip ospf hello-interval 2", "ip ospf hello-interval 1"),
                            ofOspf("OSPF dead interval", "ip ospf dead-interval 9", "ip ospf dead-interval 3"),
                            ofOspf("OSPF passive", "ip ospf passive", "no ip ospf passive"),
                            ofOspf("OSPF not on", "no ip ospf area 0", "ip ospf area 0"))));
        }
    }

    @Test
    void routersThatDoNotAgreeInBgpAreFound() throws Exception {
        var files = new HashMap<String, String>();
        files.put(
                "lab.conf",
                "pc1[0]=A\nr1[0]=A\nr1[1]=B\nr1[image]=kathara/frr\nr2[0]=B\nr2[1]=D\nr2[image]=kathara/frr\n"
                        + "r3[0]=D\nr3[1]=C\nr3[image]=kathara/frr\npc2[0]=C\n");
        host(files, "pc1", "10.0.1.2", "10.0.1.1");
        host(files, "pc2", "10.0.2.2", "10.0.2.1");
        var daemons = DAEMONS.formatted("no", "yes");
        var bgp = " no bgp ebgp-requires-policy\n timers bgp 1 3\n";
        router(
                files,
                "r1",
                daemons,
                "interface eth0\n ip address 10.0.1.1/24\n!\ninterface eth1\n ip address 10.0.12.1/30\n!\nrouter bgp 1\n"
                        + bgp + " neighbor 10.0.12.2 remote-as 1\n neighbor 10.0.12.2 timers connect 1\n"
                        + " address-family ipv4 unicast\n  network 10.0.1.0/24\n");
        router(
                files,
                "r2",
                daemons,
                "interface eth0\n ip address 10.0.12.2/30\n!\ninterface eth1\n ip address 10.0.23.1/30\n!\nrouter bgp 1\n"
                        + bgp + " neighbor 10.0.12.1 remote-as 1\n neighbor 10.0.23.2 remote-as 2\n"
                        + " address-family ipv4 unicast\n  neighbor 10.0.12.1 next-hop-self\n");
        router(
                files,
                "r3",
                daemons,
                "interface eth0\n ip address 10.0.23.2/30\n!\ninterface eth1\n ip address 10.0.2.1/24\n!\nrouter bgp 2\n"
                        + bgp
                        + " neighbor 10.0.23.1 remote-as 1\n address-family ipv4 unicast\n  network 10.0.2.0/24\n");
        try (var lab = FaultLab.start(here, files)) {
            assertEquals(
                    List.of(),
                    lab.missed(List.of(
                            fault(
                                    "BGP AS",
                                    vtysh("r3", "router bgp 2", "neighbor 10.0.23.1 remote-as 7"),
                                    "r3",
                                    Kind.BGP,
                                    vtysh("r3", "router bgp 2", "neighbor 10.0.23.1 remote-as 1")),
                            fault(
                                    "BGP next hop",
                                    vtysh(
                                            "r2",
                                            "router bgp 1",
                                            "address-family ipv4 unicast",
                                            "no neighbor 10.0.12.1 next-hop-self"),
                                    "r1",
                                    Kind.BGP,
                                    vtysh(
                                            "r2",
                                            "router bgp 1",
                                            "address-family ipv4 unicast",
                                            "neighbor 10.0.12.1 next-hop-self")),
                            fault(
                                    "BGP neighbour shut down",
                                    vtysh("r2", "router bgp 1", "neighbor 10.0.23.2 shutdown"),
                                    "r2",
                                    Kind.BGP,
                                    vtysh("r2", "router bgp 1", "no neighbor 10.0.23.2 shutdown")),
                            fault(
                                    "BGP neighbour nowhere",
                                    vtysh(
                                            "r1",
                                            "router bgp 1",
                                            "no neighbor 10.0.12.2",
                                            "neighbor 10.0.12.5 remote-as 1"),
                                    "r1",
                                    Kind.BGP,
                                    vtysh(
                                            "r1",
                                            "router bgp 1",
                                            "no neighbor 10.0.12.5",
                                            "neighbor 10.0.12.2 remote-as 1")))));
        }
    }

    @Test
    void aServiceAndANameThatAreNotThereAreFound() throws Exception {
        var files = Map.of(
                "lab.conf",
                "pc1[0]=A\npc2[0]=A\nns[0]=A\n",
                "pc1.startup",
                "ip address add 10.0.0.1/24 dev eth0; echo nameserver 10.0.0.3 >/etc/resolv.conf",
                "pc2.startup",
                "ip address add 10.0.0.2/24 dev eth0; nc -lk 80 >/dev/null 2>&1 </dev/null &",
                "ns.startup",
                "ip address add 10.0.0.3/24 dev eth0; systemctl start named",
                "ns/etc/bind/named.conf",
                "options { directory \"/var/cache/bind\"; recursion no; dnssec-validation no; listen-on-v6 { none; }; };\n"
                        + "zone \"lab\" { type master; file \"/etc/bind/db.lab\"; };\n",
                "ns/etc/bind/db.lab",
                "$TTL 1\n@ IN SOA ns.lab. admin.lab. 1 60 60 60 60\n@ IN NS ns.lab.\nns IN A 10.0.0.3\n"
                        + "web IN A 10.0.0.2\nwrong IN A 10.0.0.77\n");
        try (var lab = FaultLab.start(here, files)) {
            assertEquals(
                    List.of(),
                    lab.missed(List.of(
                            fault(
                                            "service",
                                            "pc2 pkill nc",
                                            "pc2",
                                            Kind.SERVICE,
                                            "pc2 sh -c 'nc -lk 80 >/dev/null 2>&1 </dev/null &'")
                                    .asking("pc1 pc2 tcp 80"),
                            fault(
                                            "name server nowhere",
                                            "pc1 sh -c 'echo nameserver 10.0.0.9 >/etc/resolv.conf'",
                                            "pc1",
                                            Kind.NAME,
                                            "pc1 sh -c 'echo nameserver 10.0.0.3 >/etc/resolv.conf'")
                                    .asking("pc1 pc2 name web.lab"),
                            fault(
                                            "no name server",
                                            "pc1 sh -c 'echo >/etc/resolv.conf'",
                                            "pc1",
                                            Kind.NAME,
                                            "pc1 sh -c 'echo nameserver 10.0.0.3 >/etc/resolv.conf'")
                                    .asking("pc1 pc2 name web.lab"),
                            fault(
                                            "name server off",
                                            "ns systemctl stop named",
                                            "ns",
                                            Kind.SERVICE,
                                            "ns systemctl start named")
                                    .asking("pc1 pc2 name web.lab"))));
            assertEquals("ns NAME", lab.diagnosed("pc1 pc2 name nobody.lab").substring(0, 7));
            assertEquals("ns NAME", lab.diagnosed("pc1 pc2 name wrong.lab").substring(0, 7));
        }
    }
}
