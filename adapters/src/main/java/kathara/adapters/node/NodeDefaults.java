package kathara.adapters.node;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.topology.Settings;
import kathara.engine.topology.Sysctl;

/** What a node gets unless its lab says otherwise; as Kathará 3.8.3 has it. */
public final class NodeDefaults {

    /** SYS_ADMIN is for zebra, and safe only together with {@code seccomp.json}, which takes its dangers away again. */
    public static final List<String> CAPABILITIES = List.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "NET_ADMIN",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_RAW",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_ADMIN",
            "SYS_CHROOT");

    private NodeDefaults() {}

    /** The environment of everything in a node, as {@code NAME=value}. */
    public static List<String> environment(Settings settings) {
        var all = new TreeMap<String, String>();
        all.put("LANG", "LANG=C.UTF-8");
        settings.environment().values().forEach(variable -> all.put(variable.name(), variable.toString()));
        return List.copyOf(all.values());
    }

    /** The kernel parameters that a node is created with: a router that forwards and answers, IPv6 off unless wanted. */
    public static SortedMap<String, String> sysctls(Settings settings) {
        var sysctls = new TreeMap<String, String>();
        sysctls.put("net.ipv4.ip_forward", "1");
        sysctls.put("net.ipv4.icmp_ratelimit", "0");
        sysctls.put("net.ipv4.ping_group_range", "0 2147483647");
        for (var scope : List.of("all", "default", "lo")) {
            sysctls.put("net.ipv4.conf." + scope + ".rp_filter", "0");
        }
        boolean six = settings.ipv6().orElse(false);
        for (var scope : List.of("all", "default")) {
            sysctls.put("net.ipv6.conf." + scope + ".disable_ipv6", six ? "0" : "1");
            if (six) {
                sysctls.put("net.ipv6.conf." + scope + ".accept_ra", "0");
            }
        }
        sysctls.put("net.ipv6.conf.all.forwarding", six ? "1" : "0");
        if (six) {
            sysctls.put("net.ipv6.icmp.ratelimit", "0");
        }
        for (Sysctl sysctl : settings.sysctls().values()) {
            if (!sysctl.ofOneInterface()) {
                sysctls.put(sysctl.key(), sysctl.value());
            }
        }
        return sysctls;
    }
}
