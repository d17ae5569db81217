package kathara.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.operation.Operation;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Platforms;
import kathara.engine.platform.Streams;
import kathara.engine.platform.Surroundings;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.UserName;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Tries every attack from within a node, on one real platform. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NodeAttacksOn {
    /** So few that a fork bomb of the test's size must be stopped, and enough for everything else. */
    private static final int PROCESSES = 100;

    private final String name;
    private final UserName user =
            new UserName("attack-" + ProcessHandle.current().pid());

    private ContainerPlatform platform;
    private Session own;
    private Session others;

    NodeAttacksOn(String name) {
        this.name = name;
    }

    @BeforeAll
    void startTwoLabs() throws Exception {
        TestPlatforms.require(name);
        Files.writeString(Path.of(NodeAttacks.MARK), "a file of the host");
        var environment = name.equals("podman") ? Map.<String, String>of() : System.getenv();
        platform = Platforms.open(Optional.of(name), new Surroundings(environment, Path.of("/root")));
        own = started("attack", "mallory[0]=A");
        others = started("victim", "victim[0]=A", "victim[exec]=\"ip addr add 10.9.8.2/24 dev eth0\"");
    }

    private Session started(String lab, String... lines) throws InterruptedException {
        var policy = new Policy(user, Limits.PERSONAL.withProcesses(PROCESSES));
        var session = new Session(new LabId(user, new LabName(lab)), platform, policy);
        var topology = new LabConfReader().read("lab.conf", List.of(lines)).sound();
        session.apply(new Operation.Start(topology), true, Watcher.NONE);
        return session;
    }

    @AfterAll
    void removeThem() throws Exception {
        for (var session : Stream.of(own, others).filter(s -> s != null).toList()) {
            session.apply(new Operation.Clear(), false, Watcher.NONE);
            session.close();
        }
        if (platform != null) {
            platform.close();
        }
        Files.deleteIfExists(Path.of(NodeAttacks.MARK));
    }

    @TestFactory
    Stream<DynamicTest> failsInTheNode() {
        return NodeAttacks.all().stream()
                .map(attack -> dynamicTest(attack.what(), () -> attack.trial().run(new Grounds(Path.of("/"), own))));
    }

    /** Or nothing would be shown by the attacks that fail. */
    @Test
    void theNodeDoesWhatANodeIsFor() throws Exception {
        var out = new ByteArrayOutputStream();
        others.execute(
                new NodeName("victim"),
                false,
                List.of("/bin/sh", "-c", "ping -c1 -W2 10.9.8.2 >/dev/null && ip link set eth0 mtu 1400 && echo well"),
                Streams.to(out, out));
        assertEquals("well\n", out.toString(StandardCharsets.UTF_8));
    }
}
