package kathara.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import kathara.engine.operation.Operation;
import kathara.engine.problem.LabException;
import kathara.engine.session.Watcher;
import org.junit.jupiter.api.Test;

/** What every platform that runs real processes makes of the keys of lab.conf. */
public abstract class SettingsContract extends LiveLinkContract {
    private static final String NO_WAY_OUT = "no way out of a lab";

    @Test
    void sixIsOnAndForwardsWhenTheNodeSaysSo() throws InterruptedException {
        start("pc1[0]=A", "pc1[ipv6]=true", "pc2[0]=A", "pc2[ipv6]=yes");
        assertEquals("1", output(PC1, "cat /proc/sys/net/ipv6/conf/all/forwarding"));
        assertEquals("0", output(PC1, "cat /proc/sys/net/ipv6/conf/eth0/disable_ipv6"));
        output(PC1, "ip address add 2001:db8::1/64 dev eth0 nodad");
        output(PC2, "ip address add 2001:db8::2/64 dev eth0 nodad && ping -6 -c 1 -w 10 2001:db8::1");
    }

    @Test
    void limitsOfProcessesHoldForCommandsAndScripts() throws Exception {
        skipWhereLacking("[ulimit]");
        write("lab.conf", "pc1[0]=A\npc1[ulimit]=nofile=300:300\npc1[ulimit]=core=0\n");
        write("pc1.startup", "echo $(ulimit -Sn) $(ulimit -Hn) >/root/limits\n");
        startLab();
        assertEquals("300 300", output(PC1, "cat /root/limits"));
        assertEquals("300 300 0", output(PC1, "echo $(ulimit -Sn) $(ulimit -Hn) $(ulimit -Sc)"));
    }

    @Test
    void theEntrypointRunsBesideTheStartUpWithItsWordsAsTheyAre() throws Exception {
        write(
                "lab.conf",
                "pc1[0]=A\npc1[entrypoint]=\"sh -c 'echo $0-$1 $(cat /sys/class/net/eth0/carrier); sleep 4711'\"\n"
                        + "pc1[args]=\"one 'two words'\"\n");
        startLab();
        await("the entrypoint", () -> says(PC1, "cat /var/log/entrypoint.log", "one-two words 1"));
    }

    @Test
    void aBridgedNodeHasAnInterfaceToTheOutsideBehindAllOthers() throws InterruptedException {
        if (hasNoWayOut()) {
            var refusal = assertThrows(LabException.class, () -> start("pc1[0]=A", "pc1[bridged]=true"));
            assertTrue(refusal.problem().what().contains(NO_WAY_OUT), refusal::getMessage);
            return;
        }
        start("pc1[0]=A", "pc1[3]=B", "pc1[bridged]=true", "pc2[0]=A");
        assertEquals("eth0 eth3 eth4 lo", output(PC1, "cd /sys/class/net && echo $(ls | sort)"));
        assertEquals("eth4", output(PC1, "ip route show default | grep -o 'dev [^ ]*' | cut -d' ' -f2"));
        output(PC1, "ip address add 10.77.0.1/24 dev eth0");
        output(PC2, "ip address add 10.77.0.2/24 dev eth0 && ping -c 1 -w 10 10.77.0.1");
    }

    @Test
    void aPortOfTheMachineLeadsToTheNode() throws Exception {
        assumeFalse(hasNoWayOut(), "a node with a port is refused: there is " + NO_WAY_OUT);
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        start("pc1[0]=A", "pc1[bridged]=true", "pc1[port]=" + free + ":7");
        output(PC1, "(while :; do echo hello | nc -l -p 7 -q 0; done) >/dev/null 2>&1 </dev/null &");
        await("an answer", () -> answer(free).equals("hello"));
    }

    @Test
    void nodesStartInTheOrderOfLabDepEachWaveWhenTheOneBeforeHasEnded() throws Exception {
        write("lab.conf", "pc1[0]=A\npc2[0]=A\n");
        write("lab.dep", "pc1: pc2\n");
        write("pc1.startup", "date +%s%N >/root/began\n");
        write("pc2.startup", "sleep 1; date +%s%N >/root/ended\n");
        startLab();
        var ended = Long.parseLong(output(PC2, "cat /root/ended"));
        var began = Long.parseLong(output(PC1, "cat /root/began"));
        assertTrue(began > ended, () -> "pc1 began " + (ended - began) + " ns too early");
    }

    @Test
    void nodesShareAFolderThatGoesWithTheLab() throws Exception {
        write("lab.conf", "pc1[0]=A\npc2[0]=A\n");
        write("shared/given", "from the lab\n");
        startLab();
        assertEquals("from the lab", output(PC1, "cat /shared/given"));
        output(PC1, "echo from pc1 >/shared/new");
        assertEquals("from pc1", output(PC2, "cat /shared/new"));
        assertTrue(java.nio.file.Files.notExists(directory.resolve("shared/new")));
        session.apply(new Operation.Clear(), true, Watcher.NONE);
        startLab();
        assertEquals("given", output(PC2, "ls /shared"));
    }

    @Test
    void shutdownScriptsRunBeforeANodeIsHaltedOrRemoved() throws Exception {
        write("lab.conf", "pc1[0]=A\npc2[0]=A\n");
        write("shared/x", "");
        write("pc1.shutdown", "echo pc1 ends >>/shared/log\n");
        write("shared.shutdown", "echo all end >>/shared/log\n");
        startLab();
        session.apply(new Operation.Halt(PC1, false), true, Watcher.NONE);
        assertEquals("pc1 ends all end", output(PC2, "echo $(cat /shared/log)"));
        session.apply(new Operation.Start(session.topology()), true, Watcher.NONE);
        session.apply(new Operation.Remove(PC1), true, Watcher.NONE);
        assertEquals("pc1 ends all end pc1 ends all end", output(PC2, "echo $(cat /shared/log)"));
    }

    private boolean hasNoWayOut() {
        return platform.facts().lacks().stream().anyMatch(lack -> lack.contains(NO_WAY_OUT));
    }

    private static String answer(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(2_000);
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private boolean says(kathara.engine.topology.NodeName node, String script, String expected) {
        try {
            return shell(node, script).out().strip().equals(expected);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
