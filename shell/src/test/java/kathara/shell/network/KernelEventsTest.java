package kathara.shell.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kathara.engine.topology.NodeName;
import org.junit.jupiter.api.Test;

class KernelEventsTest {
    private final List<Happening> told = new ArrayList<>();
    private final KernelEvents events = new KernelEvents(new NodeName("r1"), told::add);

    private void says(String... lines) {
        for (String line : lines) {
            events.accept(line);
        }
    }

    private List<String> told() {
        return told.stream().map(each -> each.kind().word() + " " + each.what()).toList();
    }

    private void begin() {
        says(
                "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default",
                "2: eth0@if7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP mode DEFAULT",
                "ready");
    }

    @Test
    void anInterfaceIsToldOfWhenItChanges() {
        begin();
        says(
                "[2026-11-27T21:50:02.125000] [LINK]2: eth0@if7: <BROADCAST,MULTICAST,UP> mtu 1500 state LOWERLAYERDOWN",
                "[2026-11-27T21:50:02.130000] [LINK]2: eth0@if7: <NO-CARRIER,BROADCAST,UP> mtu 1500 state LOWERLAYERDOWN",
                "[2026-11-27T21:50:03.000000] [LINK]2: eth0@if7: <BROADCAST,MULTICAST> mtu 1500 state DOWN",
                "[2026-11-27T21:50:04.000000] [LINK]2: eth0@if7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP",
                "[2026-11-27T21:50:05.000000] [LINK]Deleted 2: eth0@if7: <BROADCAST,MULTICAST> mtu 1500");
        assertEquals(
                List.of(
                        "interface eth0 has no carrier",
                        "interface eth0 is down",
                        "interface eth0 is up",
                        "interface eth0 is gone"),
                told());
        assertEquals(Instant.parse("2026-11-27T21:50:02.125Z"), told.get(0).when());
    }

    @Test
    void routesAndAddressesComeAndGo() {
        begin();
        says(
                "[2026-11-27T21:50:02.1] [ROUTE]10.0.2.0/24 nhid 12 via 10.0.12.2 dev eth1 proto ospf metric 20",
                "[2026-11-27T21:50:02.2] [ROUTE]Deleted 10.0.2.0/24 via 10.0.12.2 dev eth1 proto ospf metric 20",
                "[2026-11-27T21:50:02.3] [ADDR]2: eth0    inet 10.0.0.1/24 scope global eth0\\       valid_lft forever",
                "[2026-11-27T21:50:02.4] [ADDR]Deleted 2: eth0    inet 10.0.0.1/24 scope global eth0");
        assertEquals(
                List.of(
                        "route + 10.0.2.0/24 via 10.0.12.2 dev eth1",
                        "route - 10.0.2.0/24 via 10.0.12.2 dev eth1",
                        "address + 10.0.0.1/24 on eth0",
                        "address - 10.0.0.1/24 on eth0"),
                told());
    }

    @Test
    void whatEveryAddressBringsWithItIsNotTold() {
        begin();
        says(
                "[2026-11-27T21:50:02.1] [ROUTE]local 10.0.0.1 dev eth0 table local proto kernel scope host src 10.0.0.1",
                "[2026-11-27T21:50:02.1] [ROUTE]broadcast 10.0.0.255 dev eth0 table local proto kernel scope link",
                "[2026-11-27T21:50:02.1] [ROUTE]fe80::/64 dev eth0 proto kernel metric 256 pref medium",
                "[2026-11-27T21:50:02.1] [ROUTE]multicast ff00::/8 dev eth0 table local",
                "[2026-11-27T21:50:02.1] [ADDR]2: eth0    inet6 fe80::1/64 scope link");
        assertEquals(List.of(), told());
    }
}
