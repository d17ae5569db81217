package kathara.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.call.Rule;
import kathara.engine.problem.LabException;
import kathara.engine.topology.UserName;
import kathara.shell.TestShell;

/** What a user types, or writes into a lab.conf: nothing of it reaches a platform. */
final class ShellAttacks {
    private final List<Attack> attacks = new ArrayList<>();

    static List<Attack> all() {
        var shell = new ShellAttacks();
        shell.confs();
        shell.commands();
        shell.classroom();
        return shell.attacks;
    }

    private void conf(Rule rule, String what, String line) {
        attacks.add(new Attack(what, Attack.Way.CONF, rule.id(), grounds -> {
            Files.writeString(grounds.folder().resolve("lab.conf"), "pc1[0]=A\n" + line + "\n");
            try (var shell = TestShell.in(grounds.folder())) {
                stopped(shell, "lstart");
            }
        }));
    }

    private void command(Rule rule, String what, String line) {
        attacks.add(new Attack(what, Attack.Way.SHELL, rule.id(), grounds -> {
            try (var shell = TestShell.in(grounds.folder())) {
                stopped(shell, line);
            }
        }));
    }

    private static void stopped(TestShell shell, String line) {
        var result = shell.run(line);
        assertTrue(result.status() >= 1 && result.status() <= 3, () -> line + " ended with " + result);
        assertEquals(List.of(), shell.platform().lines());
    }

    private void confs() {
        conf(Rule.OPTIONS, "a mount in a lab.conf: volume", "pc1[volume]=\"/|/host|rw\"");
        conf(Rule.OPTIONS, "privileged in a lab.conf", "pc1[privileged]=true");
        conf(Rule.OPTIONS, "devices in a lab.conf", "pc1[device]=/dev/sda");
        conf(Rule.ULIMITS, "a limit that goes before all others in a lab.conf", "pc1[ulimit]=\"rtprio=99\"");
        conf(Rule.SYSCTLS, "a parameter of the host in a lab.conf", "pc1[sysctl]=\"kernel.core_pattern=|/x\"");
        conf(Rule.ENVIRONMENT, "LD_PRELOAD in a lab.conf", "pc1[env]=\"LD_PRELOAD=/x\"");
        conf(Rule.NAMES, "an image with options in a lab.conf", "pc1[image]=\"a --privileged\"");
        conf(Rule.NAMES, "a node with a path for a name in a lab.conf", "../pc2[0]=A");
        conf(Rule.NAMES, "a link with a command for a name in a lab.conf", "pc1[1]=\"A;reboot\"");
        conf(Rule.MEMORY, "no limit of memory in a lab.conf", "pc1[mem]=\"-1\"");
        conf(Rule.CHARACTERS, "a variable with NUL in a lab.conf", "pc1[env]=\"A=\0\"");
    }

    private void commands() {
        command(Rule.OPTIONS, "vstart --privileged", "vstart --privileged pc1");
        command(Rule.OPTIONS, "vstart --volume", "vstart --volume /:/host pc1");
        command(Rule.SYSCTLS, "vstart --sysctl of the host", "vstart --sysctl kernel.core_pattern=x pc1");
        command(Rule.ENVIRONMENT, "vstart --env LD_PRELOAD", "vstart --env LD_PRELOAD=/x pc1");
        command(Rule.NAMES, "vstart with an option as a name", "vstart -n --privileged");
        command(Rule.NAMES, "an image with options", "vstart --image 'a --privileged' pc1");
        command(Rule.CAPTURE, "tcpdump that starts a program", "tcpdump A -z sh");
        command(Rule.CAPTURE, "tcpdump that reads a file of the fabric", "tcpdump A -r /etc/shadow");
        command(Rule.RECIPES, "image build of a path", "image build ../x");
        command(Rule.NAMES, "image pull of an option", "image pull -- --privileged");
    }

    private void classroom() {
        attacks.add(new Attack("more nodes than a user may have", Attack.Way.CALL, Rule.NODES.id(), grounds -> {
            var policy = new Policy(new UserName("tester"), Limits.PERSONAL.withNodes(2));
            try (var shell = TestShell.under(policy, grounds.folder())) {
                shell.succeeds("vstart pc1; vstart pc2");
                int before = shell.platform().lines().size();
                shell.fails(3, "vstart pc3");
                assertEquals(before, shell.platform().lines().size());
            }
        }));
        attacks.add(new Attack("Groovy in a classroom", Attack.Way.SHELL, Rule.SCRIPTS.id(), grounds -> {
            var policy = new Policy(new UserName("tester"), Limits.CLASSROOM);
            try (var shell = TestShell.under(policy, grounds.folder())) {
                shell.fails(3, "groovy { new File('x').text = 'x' }");
                assertTrue(Files.notExists(grounds.folder().resolve("x")));
            }
        }));
        attacks.add(
                new Attack("commands of the host in a classroom", Attack.Way.CALL, Rule.HOST_COMMANDS.id(), grounds -> {
                    var policy = new Policy(new UserName("tester"), Limits.CLASSROOM);
                    var e = assertThrows(LabException.class, () -> policy.mustAllowHostCommand("id"));
                    assertEquals(LabException.Kind.REFUSED, e.kind());
                }));
    }
}
