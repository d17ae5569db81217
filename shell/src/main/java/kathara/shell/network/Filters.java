package kathara.shell.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kathara.engine.topology.NodeName;
import kathara.shell.network.Finding.Kind;

/**
 * Reads firewalls as iptables-save(8) and nft(8) print them, as far as what they say of addresses, ports, interfaces and
 * connections goes; a rule that says more is taken not to match.
 */
final class Filters {
    private static final Pattern POLICY = Pattern.compile(":(\\S+) (\\S+).*");
    private static final Pattern HOOK = Pattern.compile(".*hook (input|forward|output) .*?(?:policy (\\w+);)?$");

    private final NetworkView view;

    Filters(NetworkView view) {
        this.view = view;
    }

    void check(NodeName node, String chain, Packet packet, Optional<Port> in, Optional<Port> out)
            throws InterruptedException {
        var program = packet.six() ? "ip6tables-save" : "iptables-save";
        var saved = view.run(node, program, "-t", "filter").out().lines().toList();
        var rules = new IpTables(saved, packet, in, out);
        rules.verdict(chain).ifPresent(reason -> {
            throw new Finding.Found(new Finding(
                    node,
                    Kind.FILTER,
                    "its firewall drops " + (packet.answer() ? "the answer" : packet.protocol()) + " in " + chain + ": "
                            + reason,
                    node + " " + program.replace("-save", "") + " "
                            + (reason.startsWith("policy")
                                    ? "-P " + chain + " ACCEPT"
                                    : reason.replaceFirst("-A", "-D"))));
        });
        checkNft(node, chain, packet);
    }

    /** Tables of nft's own; those that iptables made have been looked at. */
    private void checkNft(NodeName node, String chain, Packet packet) throws InterruptedException {
        boolean managed = false;
        boolean hooked = false;
        var table = "";
        var name = "";
        for (String raw : view.run(node, "nft", "list", "ruleset").out().lines().toList()) {
            var line = raw.strip();
            if (line.contains("is managed by iptables")) {
                managed = true;
            } else if (line.startsWith("table ")) {
                table = managed ? "" : line.replace("{", "").strip();
                managed = false;
            } else if (line.startsWith("chain ")) {
                name = line.replace("chain ", "").replace("{", "").strip();
                hooked = false;
            } else if (!table.isEmpty() && !table.startsWith("table arp")) {
                var hook = HOOK.matcher(line);
                if (hook.matches()) {
                    hooked = hook.group(1).equalsIgnoreCase(chain);
                    if (hooked && "drop".equals(hook.group(2))) {
                        dropped(node, table, name, line, packet);
                    }
                } else if (hooked && (line.endsWith("drop") || line.contains("reject")) && concerns(line, packet)) {
                    dropped(node, table, name, line, packet);
                }
            }
        }
    }

    private static boolean concerns(String rule, Packet packet) {
        boolean fits = true;
        if (rule.contains("icmp")) {
            fits &= packet.protocol().equals("icmp");
        }
        if (rule.contains("tcp ") || rule.contains("udp ")) {
            fits &= rule.contains(packet.protocol() + " ") && rule.contains(" " + packet.port() + " ");
        }
        if (rule.contains("saddr ")) {
            fits &= rule.contains("saddr " + packet.source());
        }
        if (rule.contains("daddr ")) {
            fits &= rule.contains("daddr " + packet.destination());
        }
        return fits;
    }

    private static void dropped(NodeName node, String table, String chain, String rule, Packet packet) {
        throw new Finding.Found(new Finding(
                node,
                Kind.FILTER,
                "its firewall drops " + packet.protocol() + ": " + table + ", chain " + chain + ": " + rule,
                node + " nft delete " + table));
    }

    /** Rules that keep one node from answering another's questions for addresses. */
    void checkArp(NodeName asking, Port answering) throws InterruptedException {
        for (NodeName node : List.of(answering.node(), asking)) {
            boolean arp = false;
            for (String raw :
                    view.run(node, "nft", "list", "ruleset").out().lines().toList()) {
                var line = raw.strip();
                if (line.startsWith("table ")) {
                    arp = line.startsWith("table arp");
                } else if (arp && (line.endsWith("drop") || line.contains("policy drop"))) {
                    throw new Finding.Found(new Finding(
                            node, Kind.NEIGHBOUR, "its firewall drops ARP: " + line, node + " nft flush ruleset arp"));
                }
            }
        }
    }

    /** The filter table of iptables. */
    private static final class IpTables {
        private final Map<String, String> policies = new HashMap<>();
        private final Map<String, List<List<String>>> chains = new HashMap<>();
        private final Packet packet;
        private final Optional<Port> in;
        private final Optional<Port> out;

        IpTables(List<String> saved, Packet packet, Optional<Port> in, Optional<Port> out) {
            this.packet = packet;
            this.in = in;
            this.out = out;
            for (String line : saved) {
                var policy = POLICY.matcher(line);
                if (policy.matches()) {
                    policies.put(policy.group(1), policy.group(2));
                } else if (line.startsWith("-A ")) {
                    var words = List.of(line.split(" "));
                    chains.computeIfAbsent(words.get(1), name -> new ArrayList<>())
                            .add(words);
                }
            }
        }

        /** The rule or policy that drops the packet. */
        Optional<String> verdict(String chain) {
            var verdict = through(chain);
            return verdict.isPresent()
                    ? verdict.filter(rule -> !rule.isEmpty())
                    : Optional.ofNullable(policies.get(chain))
                            .filter("DROP"::equals)
                            .map(policy -> "policy DROP");
        }

        /** The rule that drops it; "" when one accepts it; nothing when none decides. */
        private Optional<String> through(String chain) {
            for (List<String> rule : chains.getOrDefault(chain, List.of())) {
                int jump = rule.indexOf("-j");
                if (jump < 0 || !matches(rule.subList(2, jump))) {
                    continue;
                }
                var target = rule.get(jump + 1);
                switch (target) {
                    case "DROP", "REJECT" -> {
                        return Optional.of(String.join(" ", rule));
                    }
                    case "ACCEPT" -> {
                        return Optional.of("");
                    }
                    case "RETURN" -> {
                        return Optional.empty();
                    }
                    default -> {
                        var inner = through(target);
                        if (inner.isPresent()) {
                            return inner;
                        }
                    }
                }
            }
            return Optional.empty();
        }

        private boolean matches(List<String> conditions) {
            boolean not = false;
            for (int i = 0; i < conditions.size(); i++) {
                var word = conditions.get(i);
                if (word.equals("!")) {
                    not = true;
                    continue;
                }
                if (word.equals("-m") || i + 1 == conditions.size()) {
                    i++;
                    continue;
                }
                var value = conditions.get(++i);
                if (matches(word, value) == not) {
                    return false;
                }
                not = false;
            }
            return true;
        }

        private boolean matches(String option, String value) {
            return switch (option) {
                case "-s" -> within(packet.source(), value);
                case "-d" -> within(packet.destination(), value);
                case "-p" ->
                    value.equals("all")
                            || value.startsWith(packet.protocol())
                            || value.equals("ipv6-icmp") && packet.protocol().equals("icmp");
                case "-i" -> in.filter(port -> port.name().equals(value)).isPresent();
                case "-o" -> out.filter(port -> port.name().equals(value)).isPresent();
                case "--dport" -> !packet.answer() && value.equals(String.valueOf(packet.port()));
                case "--sport" -> packet.answer() && value.equals(String.valueOf(packet.port()));
                case "--icmp-type", "--icmpv6-type" ->
                    List.of("8", "echo-request", "128").contains(value) != packet.answer();
                case "--ctstate", "--state" ->
                    List.of(value.split(",")).contains(packet.answer() ? "ESTABLISHED" : "NEW");
                case "--reject-with" -> true;
                default -> false;
            };
        }

        private static boolean within(String address, String network) {
            int slash = network.indexOf('/');
            return address.isEmpty()
                    ? false
                    : slash < 0
                            ? network.equals(address)
                            : new Address(network.substring(0, slash), Integer.parseInt(network.substring(slash + 1)))
                                    .covers(address);
        }
    }
}
