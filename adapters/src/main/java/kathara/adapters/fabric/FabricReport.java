package kathara.adapters.fabric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.labconf.LabRecord;
import kathara.engine.platform.Running.Plugged;
import kathara.engine.topology.Condition;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Mac;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Quality;
import kathara.engine.topology.Topology;

/**
 * What a fabric says of itself: the record of the lab as it shall be, which nodes have been released, and the devices
 * that the kernel really has.
 *
 * @param record the interfaces of each node, and what links are like, as last written down
 * @param released the process of each node when it was released
 * @param devices names of all devices
 * @param links the links that have a bridge
 * @param joined the interfaces of the machine that are on links
 * @param cables what is plugged in, by node and number
 * @param traffic what has passed each cable
 */
public record FabricReport(
        Topology record,
        Map<NodeName, Long> released,
        Set<String> devices,
        Set<LinkName> links,
        Set<HostInterface> joined,
        Map<NodeName, SortedMap<Integer, Plugged>> cables,
        Map<NodeName, Traffic> traffic) {

    /** Bytes and packets over all interfaces of a node, as the node sees them. */
    public record Traffic(long receivedBytes, long receivedPackets, long sentBytes, long sentPackets) {
        static final Traffic NONE = new Traffic(0, 0, 0, 0);

        /** The port's counters are the node's turned round. */
        Traffic plus(JsonNode port) {
            var in = port.path("stats64").path("tx");
            var out = port.path("stats64").path("rx");
            return new Traffic(
                    receivedBytes + in.path("bytes").asLong(),
                    receivedPackets + in.path("packets").asLong(),
                    sentBytes + out.path("bytes").asLong(),
                    sentPackets + out.path("packets").asLong());
        }
    }

    public static final FabricReport NOTHING =
            new FabricReport(Topology.EMPTY, Map.of(), Set.of(), Set.of(), Set.of(), Map.of(), Map.of());

    /** The words of ip(8) that write down what a port is for. */
    static String alias(NodeName node, int number, LinkName link, Mac mac, Condition condition) {
        var words = node + " " + number + " " + link + " " + mac + " " + condition.text();
        return " alias \"" + words.strip() + "\"";
    }

    /** Separates the three parts of the text that {@link FabricScripts#report} prints. */
    static final String SEPARATOR = "--kathara--";

    /** Reads what {@link FabricScripts#report} printed. */
    public static FabricReport parse(String text) {
        var parts = text.split(SEPARATOR + "\n", -1);
        if (parts.length != 3) {
            return NOTHING;
        }
        var record = LabRecord.read(parts[0].lines().toList());
        return new Reader(record, released(parts[1].lines().toList())).read(parts[2]);
    }

    private static Map<NodeName, Long> released(List<String> lines) {
        var released = new HashMap<NodeName, Long>();
        for (String line : lines) {
            int blank = line.indexOf(' ');
            released.put(new NodeName(line.substring(0, blank)), Long.parseLong(line.substring(blank + 1)));
        }
        return released;
    }

    private static final class Reader {
        private final Topology record;
        private final Map<NodeName, Long> released;
        private final Set<String> devices = new HashSet<>();
        private final Set<LinkName> links = new HashSet<>();
        private final Set<HostInterface> joined = new HashSet<>();
        private final Map<NodeName, SortedMap<Integer, Plugged>> cables = new HashMap<>();
        private final Map<NodeName, Traffic> traffic = new HashMap<>();

        Reader(Topology record, Map<NodeName, Long> released) {
            this.record = record;
            this.released = released;
        }

        FabricReport read(String json) {
            try {
                for (JsonNode device : new ObjectMapper().readTree(json)) {
                    read(device);
                }
            } catch (IOException e) {
                throw new IllegalStateException("ip(8) did not print JSON: " + json, e);
            }
            return new FabricReport(record, released, devices, links, joined, cables, traffic);
        }

        /** Whether it is cut the kernel tells; its quality is what was asked for, as long as the kernel shapes the port. */
        private static Condition condition(JsonNode port, String[] words) {
            var up = false;
            for (JsonNode flag : port.path("flags")) {
                up |= flag.asText().equals("UP");
            }
            boolean shaped = List.of("tbf", "netem").contains(port.path("qdisc").asText());
            var quality = shaped && words.length > 4
                    ? Condition.parse(List.of(words).subList(4, words.length)).quality()
                    : Quality.PERFECT;
            return new Condition(!up, quality);
        }

        private void read(JsonNode device) {
            var name = device.path("ifname").asText();
            var alias = device.path("ifalias").asText();
            devices.add(name);
            var lent = Lent.of(device);
            if (lent.isPresent()) {
                joined.add(lent.get().joining());
            } else if (name.startsWith("k") && !alias.isEmpty()) {
                links.add(new LinkName(alias));
            } else if (name.startsWith("p") && device.has("master") && !alias.isEmpty()) {
                var words = alias.split(" ");
                var node = new NodeName(words[0]);
                cables.computeIfAbsent(node, n -> new TreeMap<>())
                        .put(
                                Interface.number(words[1]),
                                new Plugged(new LinkName(words[2]), new Mac(words[3]), condition(device, words)));
                traffic.merge(node, Traffic.NONE.plus(device), (a, b) -> a.plus(device));
            }
        }
    }
}
