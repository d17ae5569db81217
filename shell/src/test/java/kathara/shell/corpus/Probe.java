package kathara.shell.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.session.Session;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;

/** Looks at a lab that runs: what any lab with such programs in it must show, and what its own notes ask for. */
final class Probe {
    private final Session session;
    private final List<Node> nodes;

    /**
     * What a look came to.
     *
     * @param kind as in {@code neighbours}, {@code BGP}
     * @param done how many of {@code all} are as they should be
     * @param missing the rest, by name
     */
    record Finding(String kind, int done, int all, List<String> missing) {
        boolean holds() {
            return missing.isEmpty();
        }

        @Override
        public String toString() {
            return kind + " " + done + (done == all ? "" : "/" + all);
        }
    }

    Probe(Session session, List<Node> nodes) {
        this.session = session;
        this.nodes = nodes;
    }

    /** Everything that can be looked at without knowing the lab. */
    List<Finding> all() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        findings.add(neighbours());
        findings.add(each(
                "BGP",
                enabled("bgpd")
                        + " && { vtysh -c 'show bgp summary json' 2>/dev/null | grep -oE '\"state\":\"[A-Za-z]+\"'"
                        + " || echo no session; }",
                ".*Established.*"));
        findings.add(each(
                "OSPF",
                enabled("ospfd") + " && { vtysh -c 'show ip ospf neighbor' 2>/dev/null | grep -E ' eth[0-9]+:'"
                        + " || echo no neighbour; }",
                ".*(Full|2-Way).*"));
        findings.add(each(
                "web servers",
                "grep -qsE '^[^#]*(apache2|nginx)' /hostlab/*.startup"
                        + " && curl -s -o /dev/null -w '%{http_code}\\n' http://127.0.0.1/",
                "200|301|302|401|403"));
        findings.add(each(
                "zones",
                "grep -qsE '^[^#]*(named|bind)' /hostlab/*.startup && for z in $(named-checkconf -p 2>/dev/null"
                        + " | tr '\\n' ' ' | grep -oE 'zone \"[^\"]+\"[^{]*\\{[^}]*type (master|primary|slave|secondary)'"
                        + " | cut -d'\"' -f2); do echo \"$z $(dig +short +time=2 +tries=1 @127.0.0.1 $z SOA | head -1)\"; done",
                "\\S+ \\S+ .*"));
        return findings.stream().filter(finding -> finding.all() > 0).toList();
    }

    /** Whether the lab wants a routing daemon, whether or not it runs already. */
    private static String enabled(String daemon) {
        return "grep -qsE '^" + daemon + "=(yes|[1-9])' /etc/frr/daemons /etc/quagga/daemons /etc/zebra/daemons";
    }

    /** A check of the lab's own. */
    Finding own(CorpusLab.Check check) throws InterruptedException {
        var out = run(new NodeName(check.node()), check.command());
        boolean found =
                Pattern.compile(check.pattern(), Pattern.DOTALL).matcher(out).find();
        return new Finding(
                check.kind(),
                found ? 1 : 0,
                1,
                found ? List.of() : List.of(check.node() + ": " + check.command() + " says: " + out.strip()));
    }

    /** One line of output is one thing; it is as it should be when it matches. */
    private Finding each(String kind, String script, String good) throws InterruptedException {
        int all = 0;
        var missing = new ArrayList<String>();
        for (Node node : nodes) {
            for (String line : run(node.name(), script).lines().toList()) {
                all++;
                if (!line.strip().matches(good)) {
                    missing.add(node.name() + ": " + line.strip());
                }
            }
        }
        return new Finding(kind, all - missing.size(), all, missing);
    }

    private record Address(NodeName node, int number, String address, String network) {}

    /** Nodes on one link with addresses of one network answer each other. */
    private Finding neighbours() throws InterruptedException {
        var onLink = new TreeMap<LinkName, List<Address>>();
        for (Node node : nodes) {
            var addresses = addresses(node);
            node.interfaces().values().forEach(plug -> addresses
                    .getOrDefault(plug.number(), List.of())
                    .forEach(address -> onLink.computeIfAbsent(plug.link(), l -> new ArrayList<>())
                            .add(address)));
        }
        int all = 0;
        var missing = new ArrayList<String>();
        for (var link : onLink.entrySet()) {
            var first = link.getValue().get(0);
            for (Address other : link.getValue()) {
                if (!other.node().equals(first.node()) && other.network().equals(first.network())) {
                    all++;
                    // arping, since a lab may filter ICMP, and since it asks on this link alone.
                    var said = run(first.node(), "arping -c 2 -w 3 -f -I eth" + first.number() + " " + other.address());
                    if (!said.contains("reply from")) {
                        missing.add(first.node() + " to " + other.node() + " on " + link.getKey());
                    }
                }
            }
        }
        return new Finding("neighbours", all - missing.size(), all, missing);
    }

    private static final Pattern ADDRESS = Pattern.compile("eth(\\d+)\\S* +inet ([0-9.]+)/(\\d+)");

    private Map<Integer, List<Address>> addresses(Node node) throws InterruptedException {
        var addresses = new TreeMap<Integer, List<Address>>();
        Matcher matcher = ADDRESS.matcher(run(node.name(), "ip -o -4 address show"));
        while (matcher.find()) {
            int number = Integer.parseInt(matcher.group(1));
            addresses
                    .computeIfAbsent(number, n -> new ArrayList<>())
                    .add(new Address(
                            node.name(),
                            number,
                            matcher.group(2),
                            network(matcher.group(2), Integer.parseInt(matcher.group(3)))));
        }
        return addresses;
    }

    private static String network(String address, int length) {
        long bits = 0;
        for (String part : address.split("\\.")) {
            bits = bits << 8 | Integer.parseInt(part);
        }
        return (length == 0 ? 0 : bits >> (32 - length) << (32 - length)) + "/" + length;
    }

    String run(NodeName node, String script) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        try {
            session.execute(node, false, List.of("timeout", "20", "sh", "-c", script), Streams.to(out, out));
        } catch (LabException e) {
            return e.getMessage();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
