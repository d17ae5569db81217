package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that people use in filters and that pcap-filter(7) lacks, such as {@code ospf}. Each stands for the filter that
 * it means, unless the word before it makes it a name.
 */
final class FilterWords {
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

    private FilterWords() {}

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
