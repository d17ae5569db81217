package kathara.shell.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.topology.NodeName;
import kathara.shell.network.Finding.Kind;

/**
 * Why a node does not find another one by a name: looks at what it knows itself, at its name server, at the way there,
 * and at what that answers.
 *
 * @param source the node that looks
 * @param target the node that the name shall mean
 * @param name as in {@code www.lab}
 */
public record Naming(NetworkView view, NodeName source, NodeName target, boolean six, String name) {

    /** The first thing that is broken; nothing when the name leads to the target. */
    public Optional<Finding> finding() throws InterruptedException {
        var found = found();
        if (found.stream().anyMatch(address -> isOf(target, address))) {
            return Optional.empty();
        }
        var server = server();
        if (!found.isEmpty()) {
            return Optional.of(wrong(found.get(0), server));
        }
        if (server.isEmpty()) {
            return Optional.of(new Finding(source, Kind.NAME, "it has no name server", mend()));
        }
        var owner = view.owners(server.get());
        if (owner.isEmpty()) {
            return Optional.of(
                    new Finding(source, Kind.NAME, "its name server " + server.get() + " is nobody's address", mend()));
        }
        var node = owner.get(0).node();
        var way = new Diagnosis(view, source, node, server.get().indexOf(':') >= 0, "udp", 53).finding();
        return way.isPresent() ? way : Optional.of(unknown(server.get(), node));
    }

    private boolean isOf(NodeName node, String address) {
        return view.ports(node).stream().anyMatch(port -> port.has(address));
    }

    /** The addresses that the source itself finds, by its files and its name server. */
    private List<String> found() throws InterruptedException {
        var ran = view.run(source, "timeout", "5", "getent", six ? "ahostsv6" : "ahostsv4", name);
        return ran.out()
                .lines()
                .map(line -> line.split("\\s+")[0])
                .filter(Address::isOne)
                .distinct()
                .toList();
    }

    private Optional<String> server() throws InterruptedException {
        return view.run(source, "cat", "/etc/resolv.conf")
                .out()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 1 && words[0].equals("nameserver"))
                .map(words -> words[1])
                .findFirst();
    }

    private Finding wrong(String address, Optional<String> server) throws InterruptedException {
        boolean inFile = view.run(source, "cat", "/etc/hosts").out().lines().anyMatch(line -> List.of(
                        line.split("\\s+"))
                .contains(name));
        var teller = server.flatMap(text -> view.owners(text).stream().findFirst())
                .filter(port -> !inFile)
                .map(Port::node)
                .orElse(source);
        return new Finding(
                teller,
                Kind.NAME,
                name + " is " + address + " for " + source + ", which is not an address of " + target,
                inFile
                        ? "mend /etc/hosts in " + source
                        : "mend the zone of " + name + " in " + teller + ": it shall be "
                                + view.addresses(target, six).stream()
                                        .findFirst()
                                        .map(Address::text)
                                        .orElse("an address of " + target));
    }

    /** The command that tells the source a name server: one that is there, if there is one. */
    private String mend() throws InterruptedException {
        var nodes = new ArrayList<>(view.topology().nodes().keySet());
        nodes.removeIf(node -> view.ports(node).isEmpty());
        var answers = view.each(nodes, "ss", "-H", "-l", "-n", "-u", "sport", "=", ":53");
        var server = "ADDRESS";
        for (int i = 0; i < nodes.size(); i++) {
            var own = view.addresses(nodes.get(i), six);
            if (!answers.get(i).out().isBlank() && !own.isEmpty()) {
                server = own.get(0).text();
            }
        }
        return source + " sh -c 'echo nameserver " + server + " >/etc/resolv.conf'";
    }

    private Finding unknown(String server, NodeName node) throws InterruptedException {
        var said = view.run(source, "dig", "+time=2", "+tries=1", "@" + server, name, six ? "AAAA" : "A")
                .out();
        boolean refused = said.contains("status: REFUSED") || said.contains("status: SERVFAIL");
        return new Finding(
                node,
                Kind.NAME,
                refused ? "it does not look for " + name + " when " + source + " asks" : "it does not know " + name,
                refused
                        ? "allow recursion in its named.conf, or give it the zone"
                        : "add " + name + " to its zone: "
                                + view.addresses(target, six).stream()
                                        .findFirst()
                                        .map(Address::text)
                                        .orElse("an address of " + target));
    }
}
