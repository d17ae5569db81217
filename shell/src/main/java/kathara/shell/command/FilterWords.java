package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The words of capture filters, and those that people use in filters and that pcap-filter(7) lacks, such as {@code ospf}. Each of these stands for the
 * filter that it means, unless the word before it makes it a name.
 */
public final class FilterWords {
    private static final Map<String, String> MEANINGS = Map.of(
            "ospf", "(ip proto 89 or ip6 proto 89)",
            "eigrp", "(ip proto 88)",
            "bgp", "(tcp port 179)",
            "rip", "(udp port 520)",
            "ripng", "(udp port 521)",
            "dns", "(port 53)",
            "dhcp", "(udp port 67 or udp port 68)",
            "http", "(tcp port 80)",
            "lldp", "(ether proto 0x88cc)",
            "lacp", "(ether proto 0x8809)");

    private static final Set<String> QUALIFIERS = Set.of(
            "host",
            "net",
            "mask",
            "port",
            "portrange",
            "proto",
            "protochain",
            "src",
            "dst",
            "gateway",
            "ether",
            "ip",
            "ip6",
            "-c",
            "-s",
            "-B",
            "-Q",
            "-E",
            "-M",
            "-T",
            "-y",
            "-j");

    /** Of pcap-filter(7) and of tcpdump(8). */
    private static final Map<String, String> OF_TCPDUMP = Map.ofEntries(
            Map.entry("icmp", "pings and errors"),
            Map.entry("icmp6", "pings, errors and neighbours of IPv6"),
            Map.entry("arp", "who has an address"),
            Map.entry("ip", "IPv4"),
            Map.entry("ip6", "IPv6"),
            Map.entry("tcp", "connections"),
            Map.entry("udp", "datagrams"),
            Map.entry("stp", "spanning tree"),
            Map.entry("vlan", "tagged frames"),
            Map.entry("mpls", "labelled packets"),
            Map.entry("host", "from or to an address"),
            Map.entry("net", "from or to a network"),
            Map.entry("port", "from or to a port"),
            Map.entry("src", "from"),
            Map.entry("dst", "to"),
            Map.entry("ether", "of the frame's own addresses"),
            Map.entry("broadcast", "to all"),
            Map.entry("multicast", "to a group"),
            Map.entry("and", "both"),
            Map.entry("or", "either"),
            Map.entry("not", "the others"),
            Map.entry("-n", "numbers for names"),
            Map.entry("-e", "with the frame's addresses"),
            Map.entry("-v", "more of each packet"),
            Map.entry("-X", "with the bytes"),
            Map.entry("-c", "only so many packets"),
            Map.entry("-w", "into a file on this machine"));

    private FilterWords() {}

    /** All words, with what each means. */
    public static SortedMap<String, String> known() {
        var known = new TreeMap<>(MEANINGS);
        known.putAll(OF_TCPDUMP);
        return known;
    }

    static List<String> understood(List<String> words) {
        var understood = new ArrayList<String>();
        var before = "";
        for (String word : words) {
            understood.add(QUALIFIERS.contains(before) ? word : MEANINGS.getOrDefault(word, word));
            before = word;
        }
        return understood;
    }
}
