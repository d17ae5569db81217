package kathara.adapters.namespaces;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kathara.adapters.node.NodeDefaults;
import kathara.engine.topology.Node;

/**
 * What kathara-node is told of a node, in the file {@code spec}: strings, each ended by NUL, whose first character says
 * of what kind they are. {@code h} its name, {@code l} the image, {@code y} the machine's own /usr, {@code s} a kernel
 * parameter, {@code o} one that may be missing, {@code e} a variable, {@code c} a control group, {@code b} its rights,
 * {@code f} its filter of system calls, {@code r} a limit, {@code m} the folder that nodes share, {@code x} a script that unpacks its files, where they were left for the node to do so, {@code u} the fabric whose user namespace it joins.
 */
final class NodeSpec {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Who may ping(8) without rights: all groups there are, and a user namespace has fewer. */
    private static final String GROUPS = "net.ipv4.ping_group_range";

    /** As the kernel counts them (capabilities(7)). */
    private static final List<String> RIGHTS = List.of(
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "KILL",
            "SETGID",
            "SETUID",
            "SETPCAP",
            "LINUX_IMMUTABLE",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_ADMIN",
            "NET_RAW",
            "IPC_LOCK",
            "IPC_OWNER",
            "SYS_MODULE",
            "SYS_RAWIO",
            "SYS_CHROOT",
            "SYS_PTRACE",
            "SYS_PACCT",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_NICE",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "MKNOD",
            "LEASE",
            "AUDIT_WRITE");

    /** As the kernel counts them (getrlimit(2)). */
    private static final List<String> LIMITS = List.of(
            "cpu",
            "fsize",
            "data",
            "stack",
            "core",
            "rss",
            "nproc",
            "nofile",
            "memlock",
            "as",
            "locks",
            "sigpending",
            "msgqueue",
            "nice",
            "rtprio",
            "rttime");

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    /** Begins with all that follows from what the node is. */
    NodeSpec(Node node, Caller caller) {
        add('h', node.name().text());
        add('b', Long.toHexString(rights()));
        var environment = new HashMap<>(
                Map.of("PATH", PATH, "HOME", "/root", "HOSTNAME", node.name().text()));
        node.settings().environment().values().forEach(variable -> environment.put(variable.name(), variable.value()));
        environment.forEach((name, value) -> add('e', name + "=" + value));
        node.settings()
                .ulimits()
                .values()
                .forEach(limit -> add('r', LIMITS.indexOf(limit.name()) + "=" + limit.soft() + ":" + limit.hard()));
        var parameters = NodeDefaults.sysctls(node.settings());
        var asked = node.settings().sysctls().keySet();
        if (!caller.isRoot() && !asked.contains(GROUPS)) {
            parameters.put(GROUPS, "0 " + caller.lastGroup());
        }
        parameters.forEach((key, value) -> add(asked.contains(key) ? 's' : 'o', parameter(key) + "=" + value));
    }

    /** A kernel parameter as a path below /proc/sys. */
    static String parameter(String key) {
        return key.replace('.', '/');
    }

    static long rights() {
        long rights = 0;
        for (String right : NodeDefaults.CAPABILITIES) {
            int number = RIGHTS.indexOf(right);
            if (number < 0) {
                throw new IllegalStateException("no number is known for the right " + right);
            }
            rights |= 1L << number;
        }
        return rights;
    }

    NodeSpec add(char kind, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("NUL in " + kind);
        }
        text.write(kind);
        text.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        text.write(0);
        return this;
    }

    void writeTo(Path folder) throws IOException {
        FileTree.write(folder.resolve("spec"), text.toByteArray());
    }
}
