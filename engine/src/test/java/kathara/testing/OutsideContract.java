package kathara.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.operation.Operation;
import kathara.engine.problem.LabException;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import kathara.engine.topology.HostInterface;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every platform that runs real processes promises about interfaces of the machine that join links. The interface
 * is one end of a veth pair; its far end is in a namespace of the test's own, as a machine on a cable would be.
 */
public abstract class OutsideContract extends EquivalentContract {
    private static final String NEAR = "kt" + ProcessHandle.current().pid();
    private static final String FAR = "kf" + ProcessHandle.current().pid();
    private static final String ONLY_ROOT = "only root can lend an interface";

    private Process machine;

    private static String host(String... words) throws InterruptedException {
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> String.join(" ", words) + ": " + said);
            return said;
        } catch (IOException e) {
            throw new AssertionError(words[0], e);
        }
    }

    private static boolean isRoot() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    @BeforeEach
    void lendingIsAllowed() throws InterruptedException, IOException {
        session.close();
        session = new Session(lab, platform, new Policy(OWNER, Limits.PERSONAL.withHostInterfaces(List.of(NEAR))));
        if (isRoot()) {
            machine = new ProcessBuilder("unshare", "--net", "sleep", "infinity").start();
            var own = Path.of("/proc/self/ns/net");
            var theirs = Path.of("/proc/" + machine.pid() + "/ns/net");
            await("a network of its own", () -> !link(own).equals(link(theirs)));
        }
    }

    private static String link(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void machineGoes() {
        if (machine != null) {
            machine.destroyForcibly(); // both ends of the pair go with its network
        }
    }

    /** An interface of this machine, with a far end that has 10.55.0.9. */
    private void connect() throws InterruptedException {
        var pid = Long.toString(machine.pid());
        host("ip", "link", "add", NEAR, "mtu", "1400", "up", "type", "veth", "peer", "name", FAR, "netns", pid);
        host("ip", "link", "set", NEAR, "alias", "cable to the wall");
        outside("ip", "address", "add", "10.55.0.9/24", "dev", FAR);
        outside("ip", "link", "set", FAR, "up");
    }

    private void outside(String... words) throws InterruptedException {
        var all = new ArrayList<>(List.of("nsenter", "--target", Long.toString(machine.pid()), "--net"));
        all.addAll(List.of(words));
        host(all.toArray(String[]::new));
    }

    private Operation joined(String name) {
        return new Operation.Start(topology("pc1[0]=A", "pc1[exec]=\"ip address add 10.55.0.1/24 dev eth0\"")
                .withOutside(Set.of(HostInterface.parse(A, name))));
    }

    @Test
    void anInterfaceOfTheMachineIsOnTheLinkAndComesBackAsItWas() throws InterruptedException, IOException {
        if (!isRoot()) {
            var refusal = assertThrows(LabException.class, () -> apply(joined(NEAR)));
            assertTrue(refusal.getMessage().contains(ONLY_ROOT), refusal::getMessage);
            return;
        }
        connect();
        var before = host("ip", "-o", "link", "show", NEAR);
        apply(joined(NEAR));
        assertEquals(Set.of(HostInterface.parse(A, NEAR)), session.inspect().joined());
        assertEquals(Set.of(HostInterface.parse(A, NEAR)), session.topology().outside());
        output(PC1, "ping -c 1 -w 10 10.55.0.9");
        outside("ping", "-c", "1", "-w", "10", "10.55.0.1");
        apply(new Operation.Clear());
        await("the interface", () -> Files.exists(Path.of("/sys/class/net/" + NEAR)));
        assertEquals(settled(before), settled(host("ip", "-o", "link", "show", NEAR)));
    }

    /** Without what the kernel settles in its own time. */
    private static String settled(String shown) {
        return shown.replaceAll("state [A-Z]+", "").replaceAll(",?LOWER_UP|,?NO-CARRIER", "");
    }

    @Test
    void undoingTheStartGivesAnInterfaceBackAndTheNextStartTakesItAgain() throws InterruptedException, IOException {
        assumeTrue(isRoot(), ONLY_ROOT);
        connect();
        start("pc1[0]=A", "pc2[0]=A");
        apply(new Operation.Start(session.topology().withOutside(Set.of(HostInterface.parse(A, NEAR)))));
        session.undo(Watcher.NONE);
        host("ip", "link", "show", NEAR);
        assertEquals(Set.of(), session.inspect().joined());
        assertEquals(Set.of(), session.topology().outside());
        session.redo(Watcher.NONE);
        assertEquals(Set.of(HostInterface.parse(A, NEAR)), session.inspect().joined());
    }

    @Test
    void anInterfaceThatTheMachineNeedsOrLacksIsRefusedAndTheLabTakenBack() throws InterruptedException, IOException {
        assumeTrue(isRoot(), ONLY_ROOT);
        var missing = assertThrows(LabException.class, () -> apply(joined(NEAR)));
        assertTrue(missing.getMessage().contains("no interface \"" + NEAR + "\""), missing::getMessage);
        connect();
        host("ip", "address", "add", "10.56.0.1/24", "dev", NEAR);
        var needed = assertThrows(LabException.class, () -> apply(joined(NEAR)));
        assertTrue(needed.getMessage().contains("has address 10.56.0.1"), needed::getMessage);
        assertTrue(session.topology().nodes().isEmpty());
        host("ip", "link", "show", NEAR);
    }

    @Test
    void aVlanOfAnInterfaceJoinsOrTheKernelIsSaidToLackIt() throws InterruptedException, IOException {
        assumeTrue(isRoot(), ONLY_ROOT);
        connect();
        try {
            apply(joined(NEAR + ".20"));
        } catch (LabException e) {
            assertTrue(e.getMessage().contains("no VLANs (8021q)"), e::getMessage);
            return;
        }
        outside("ip", "link", "add", "link", FAR, "name", "v20", "up", "type", "vlan", "id", "20");
        outside("ip", "address", "add", "10.55.0.20/24", "dev", "v20");
        outside("ip", "address", "flush", "dev", FAR);
        output(PC1, "ping -c 1 -w 10 10.55.0.20");
        apply(new Operation.Clear());
        host("ip", "link", "show", NEAR);
    }
}
