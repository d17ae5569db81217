package kathara.shell.network;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the names of nodes to the addresses in what tcpdump(8) prints with {@code -n}. */
public final class NodeWords {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![0-9a-fA-F:.])(?:(?<mac>[0-9a-f]{2}(?::[0-9a-f]{2}){5})|(?<four>[0-9]{1,3}(?:\\.[0-9]{1,3}){3})"
                    + "|(?<six>[0-9a-f]{1,4}:[0-9a-f:]*:[0-9a-f:]*[0-9a-f]|[0-9a-f]{1,4}::))(?![0-9a-fA-F:])");
    private static final Pattern TIME = Pattern.compile("^([0-9]+\\.[0-9]+) (.*)$");
    private static final Pattern FRAME =
            Pattern.compile("([0-9a-f]{2}(?::[0-9a-f]{2}){5}) > (\\S+?),.*?length ([0-9]+): (.*)$");
    private static final Pattern PAIR = Pattern.compile("(\\S+) > (\\S+):");

    private final Map<String, Port> known = new HashMap<>();

    public NodeWords(NetworkView view) {
        for (Port port : view.all()) {
            known.put(port.mac(), port);
            port.addresses().forEach(address -> known.put(address.text(), port));
            if (port.link().isPresent()) {
                known.put(Mending.linkLocal(port.mac()), port);
            }
        }
    }

    /** The line with {@code pc1=10.0.0.1} for each address of a node; of hardware addresses only the node and interface. */
    public String named(String line, UnaryOperator<String> styled) {
        return ADDRESS.matcher(line).replaceAll(found -> Matcher.quoteReplacement(nameOf(found.group(), styled)));
    }

    private String nameOf(String address, UnaryOperator<String> styled) {
        var port = known.get(address);
        if (port == null) {
            return address;
        }
        return address.equals(port.mac())
                ? styled.apply(port.toString())
                : styled.apply(port.node().text()) + "=" + address;
    }

    /** What a line of {@code tcpdump -n -tt -e} says, by its parts. */
    public Map<String, Object> parts(String line) {
        var map = new LinkedHashMap<String, Object>();
        var time = TIME.matcher(line);
        var rest = time.matches() ? time.group(2) : line;
        if (time.matches()) {
            map.put("time", Double.parseDouble(time.group(1)));
        }
        var frame = FRAME.matcher(rest);
        if (frame.find()) {
            port(map, "sender", frame.group(1));
            map.put("length", Integer.parseInt(frame.group(3)));
            rest = frame.group(4);
        }
        var pair = PAIR.matcher(rest);
        if (pair.find()) {
            end(map, "from", pair.group(1));
            end(map, "to", pair.group(2));
        }
        map.put("packet", rest);
        return map;
    }

    private void port(Map<String, Object> map, String key, String mac) {
        var port = known.get(mac);
        map.put(key, port == null ? mac : port.toString());
    }

    /** An address, with which tcpdump writes a port behind a dot. */
    private void end(Map<String, Object> map, String key, String text) {
        var port = known.get(text);
        var address = text;
        if (port == null && text.lastIndexOf('.') > 0) {
            address = text.substring(0, text.lastIndexOf('.'));
            port = known.get(address);
        }
        map.put(key, port == null ? text : address);
        if (port != null) {
            map.put(key + "Node", port.node().text());
        }
    }
}
