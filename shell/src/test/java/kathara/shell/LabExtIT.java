package kathara.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kathara.engine.topology.UserName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lab with a lab.ext, typed: the administrator's file decides, and the interface is the machine's again afterwards. It
 * is one end of a cable whose other end is in a network of the test's own, as of a device in the room.
 */
class LabExtIT {
    private static final String FAR = "ky" + ProcessHandle.current().pid();

    @TempDir
    Path here;

    private Path policy;
    private Process device;
    private String cable;

    @BeforeEach
    void aLabAndAPolicy() throws IOException {
        assumeTrue((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "root alone lends interfaces");
        Files.createDirectories(here.resolve("lab"));
        Files.writeString(here.resolve("lab/lab.conf"), "pc1[0]=A\n");
        Files.writeString(here.resolve("lab/pc1.startup"), "ip address add 10.77.0.1/24 dev eth0\n");
        // The file is trusted where nobody else can write, which is not so below /tmp.
        policy = Files.createTempFile(Path.of(System.getProperty("user.home")), "policy", ".json");
        Files.writeString(policy, "{}");
    }

    @AfterEach
    void thePolicyGoes() throws IOException {
        if (policy != null) {
            Files.deleteIfExists(policy);
        }
    }

    private static String host(String... words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", words) + ": " + said);
        return said;
    }

    /** Another name each time: the kernel takes a moment to remove the last one. */
    private void connect(String platform) throws IOException, InterruptedException {
        cable = "kx" + ProcessHandle.current().pid() + platform.charAt(0);
        device = new ProcessBuilder("unshare", "--net", "sleep", "infinity").start();
        var pid = Long.toString(device.pid());
        var own = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
        for (int tries = 0;
                Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/net")).equals(own);
                tries++) {
            assertTrue(tries < 500, "a network of its own");
            Thread.sleep(10);
        }
        host("ip", "link", "add", cable, "up", "type", "veth", "peer", "name", FAR, "netns", pid);
        host("nsenter", "--target", pid, "--net", "ip", "address", "add", "10.77.0.9/24", "dev", FAR);
        host("nsenter", "--target", pid, "--net", "ip", "link", "set", FAR, "up");
    }

    @TestFactory
    Stream<DynamicTest> aDeviceOutsideJoinsALabAndTheInterfaceComesBack() {
        var platforms =
                List.of(System.getProperty("kathara.test.platforms", "memory").split(","));
        return Stream.of("docker", "native")
                .map(platform -> DynamicTest.dynamicTest(platform, () -> {
                    assumeTrue(platforms.contains(platform), "not among -Dkathara.test.platforms");
                    play(platform);
                }));
    }

    private void play(String platform) throws IOException, InterruptedException {
        connect(platform);
        try {
            typed(platform);
        } finally {
            device.destroyForcibly(); // and with its network both ends of the cable
        }
    }

    private void typed(String platform) throws IOException, InterruptedException {
        Files.writeString(here.resolve("lab/lab.ext"), "A " + cable + "\n");
        var owner = new UserName("ext-" + ProcessHandle.current().pid());
        Files.writeString(policy, "{}");
        try (var shell = TestShell.on(platform, owner, here, policy)) {
            var refusal = shell.fails(3, "lstart -d lab");
            assertTrue(refusal.contains("host-interfaces"), refusal);
        }
        Files.writeString(policy, "{\"host-interfaces\": [\"" + cable + "\"]}");
        try (var shell = TestShell.on(platform, owner, here, policy)) {
            try {
                shell.succeeds("lstart -d lab");
                var shown = shell.succeeds("linfo");
                assertTrue(shown.contains("pc1.eth0 (" + cable + " of this machine)"), shown);
                shell.succeeds("pc1 ping -c 1 -w 10 10.77.0.9");
                shell.succeeds("lclean");
                host("ip", "link", "show", cable);
                shell.succeeds("lstart -d lab; wipe -f");
                host("ip", "link", "show", cable);
                vlan(shell);
                host("ip", "link", "show", cable);
            } finally {
                shell.run("wipe -f");
            }
        }
    }

    /** Either it joins, or the message says that the kernel cannot do it. */
    private void vlan(TestShell shell) throws IOException {
        Files.writeString(here.resolve("lab/lab.ext"), "A " + cable + ".20\n");
        var ran = shell.run("lstart -d lab");
        assertTrue(ran.status() == 0 || ran.status() == 1 && ran.err().contains("no VLANs (8021q)"), ran::toString);
        shell.run("lclean");
    }
}
