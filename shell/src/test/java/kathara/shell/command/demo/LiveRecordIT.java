package kathara.shell.command.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kathara.engine.topology.UserName;
import kathara.shell.TestShell;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session on a real platform is recorded and played again: the same lab, and the same on the screen. */
class LiveRecordIT {
    private static final List<String> SESSION = List.of(
            "vstart --eth 0:A pc1; vstart --eth 0:A --eth 1:B r1",
            "vstart --eth 0:B --exec 'ip address add 10.0.1.2/24 dev eth0; ip route add default via 10.0.1.1' pc2",
            "# Addresses on the way.",
            "pc1 ip address add 10.0.0.1/24 dev eth0",
            "r1 ip address add 10.0.0.254/24 dev eth0; r1 ip address add 10.0.1.1/24 dev eth1",
            "pc1 ping -c 1 -W 1 10.0.1.2",
            "pc1 ip route add default via 10.0.0.254",
            "wait until pc1 reaches pc2 within 10s",
            "pc1 ping -c 2 -i 0.2 10.0.1.2",
            "pc1 ip neighbour show 10.0.0.254 | wc -l",
            "all ip -br link",
            "pc1 ip address show eth0",
            "vlist",
            "linfo",
            "link cut B",
            "pc1 reaches pc2",
            "undo",
            "vpause pc2",
            "for n in pc1 r1 { $n cat /proc/sys/net/ipv4/ip_forward }");

    @TempDir
    Path here;

    @ParameterizedTest
    @ValueSource(strings = {"native", "docker"})
    void aLiveSessionIsPlayedAgainAndShowsTheSame(String platform) throws Exception {
        TestPlatforms.require(platform);
        var owner = new UserName("record-" + ProcessHandle.current().pid());
        try (var shell = TestShell.on(platform, owner, here);
                var other = TestShell.on(platform, owner, here)) {
            try {
                shell.succeeds("record start live");
                SESSION.forEach(shell::run);
                shell.succeeds("record stop");
                var lab = shell.topology();
                assertEquals(3, lab.nodes().size(), () -> read("live.ksh"));
                shell.succeeds("lclean");
                var result = other.run("play --check live.ksh");
                assertEquals(0, result.status(), () -> result.out() + result.err() + read("live.ksh"));
                assertEquals(lab, other.topology());
            } finally {
                other.run("wipe -f");
            }
        }
    }

    private String read(String file) {
        try {
            return Files.readString(here.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
