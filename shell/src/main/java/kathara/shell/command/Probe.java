package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.NodeName;
import kathara.shell.screen.Json;

/**
 * Questions about a node that are asked so often, and are so tiresome to ask with programs, that they have words of their
 * own. Each ends with 0 when the answer is yes, and with what was found in any case.
 */
enum Probe {
    /** {@code reaches pc2} by ping, or {@code reaches pc2:80} by a TCP connection. */
    REACHES {
        @Override
        Result ask(Asked asked, List<String> words) throws InterruptedException {
            mustBe(words.size() == 1);
            var target = words.get(0);
            int colon = target.matches("[^:]+:[0-9]{1,5}|\\[.*]:[0-9]{1,5}") ? target.lastIndexOf(':') : -1;
            var host = colon < 0 ? target : target.substring(0, colon);
            var address = new AddressWords(asked.addresses())
                    .on(asked.node(), List.of(new Argument("to", true), new Argument(host, false)))
                    .get(1)
                    .replaceAll("[\\[\\]]", "");
            return colon < 0
                    ? asked.run("ping", "-n", "-c", "1", "-W", "1", "--", address)
                    : asked.run("nc", "-n", "-v", "-z", "-w", "1", address, target.substring(colon + 1));
        }

        @Override
        String example() {
            return "pc1 reaches pc2; pc1 reaches web:80";
        }
    },

    /** {@code has route 10.0.0.0/8 via r2}, {@code has address 10.0.0.1}, {@code has ospf neighbour r2}. */
    HAS {
        @Override
        Result ask(Asked asked, List<String> words) throws InterruptedException {
            mustBe(!words.isEmpty());
            var rest = words.subList(1, words.size());
            return switch (words.get(0)) {
                case "route" -> route(asked, rest);
                case "address" -> address(asked, rest);
                case "ospf", "bgp" -> neighbour(asked, words.get(0), rest);
                default -> throw usage();
            };
        }

        private Result route(Asked asked, List<String> words) throws InterruptedException {
            mustBe(words.size() == 1 || words.size() == 3 && words.get(1).equals("via"));
            var family = words.get(0).contains(":") ? "-6" : "-4";
            var found = asked.run("ip", family, "route", "show", words.get(0));
            boolean there = found.status() == 0 && !found.out().isBlank();
            if (there && words.size() == 3) {
                there = false;
                var hops = found.out().split("\\s+");
                for (int i = 0; i + 1 < hops.length && !there; i++) {
                    there = hops[i].equals("via") && asked.addresses().means(words.get(2), hops[i + 1]);
                }
            }
            return there ? found : no(asked.run("ip", family, "route"));
        }

        private Result address(Asked asked, List<String> words) throws InterruptedException {
            mustBe(words.size() == 1);
            var own = asked.addresses().of(asked.node()).stream()
                    .map(address -> address.text() + "/" + address.prefix())
                    .toList();
            boolean there = own.stream()
                    .anyMatch(address -> address.equals(words.get(0)) || address.startsWith(words.get(0) + "/"));
            return new Result(there ? 0 : 1, String.join("\n", own), "");
        }

        private Result neighbour(Asked asked, String protocol, List<String> words) throws InterruptedException {
            mustBe(!words.isEmpty() && words.size() <= 2 && words.get(0).matches("neighbou?r"));
            var result = asked.run(
                    "vtysh", "-c", protocol.equals("ospf") ? "show ip ospf neighbor json" : "show bgp summary json");
            var document = Json.read(result.out());
            if (result.status() != 0 || document.isEmpty()) {
                return no(result);
            }
            var found = protocol.equals("ospf") ? Neighbour.ofOspf(document.get()) : Neighbour.ofBgp(document.get());
            boolean there = !found.isEmpty() && words.size() == 1;
            for (var neighbour : found) {
                boolean meant = words.size() == 1 || neighbour.isCalled(words.get(1), asked.addresses());
                there = words.size() == 1 ? there && neighbour.up() : there || meant && neighbour.up();
            }
            var shown = found.stream().map(Neighbour::toString).toList();
            return new Result(there ? 0 : 1, String.join("\n", shown), found.isEmpty() ? "no neighbour" : "");
        }

        @Override
        String example() {
            return "r1 has route 10.0.7.0/24 via r2; r1 has address 10.0.0.1; r1 has ospf neighbour r2;"
                    + " r1 has bgp neighbour";
        }
    },

    /** {@code logs TEXT}: whether a log has it; the log of start-up unless {@code in FILE} says which. */
    LOGS {
        @Override
        Result ask(Asked asked, List<String> words) throws InterruptedException {
            mustBe(words.size() == 1 || words.size() == 3 && words.get(1).equals("in"));
            var log = asked.run("cat", "--", words.size() == 3 ? words.get(2) : "/var/log/startup.log");
            var found = log.out()
                    .lines()
                    .filter(line -> line.contains(words.get(0)))
                    .toList();
            return log.status() == 0 && !found.isEmpty() ? new Result(0, String.join("\n", found), "") : no(log);
        }

        @Override
        String example() {
            return "r1 logs 'ready'; r1 logs 'Full' in /var/log/frr/frr.log";
        }
    };

    /** Whom a question is asked. */
    record Asked(Session session, Addresses addresses, NodeName node) {
        Result run(String... words) throws InterruptedException {
            return InNode.run(session, node, words);
        }
    }

    /** A routing neighbour by all its names, and whether it is fully there. */
    private record Neighbour(List<String> names, String state, boolean up) {
        static List<Neighbour> ofOspf(Object document) {
            var all = new ArrayList<Neighbour>();
            if (map(document).get("neighbors") instanceof Map<?, ?> neighbours) {
                neighbours.forEach((id, ends) -> {
                    for (var end : ends instanceof List<?> list ? list : List.of(ends)) {
                        var state = text(end, "nbrState")
                                .or(() -> text(end, "state"))
                                .orElse("?");
                        var names = new ArrayList<>(List.of(String.valueOf(id)));
                        text(end, "ifaceAddress").or(() -> text(end, "address")).ifPresent(names::add);
                        all.add(new Neighbour(names, state, state.startsWith("Full")));
                    }
                });
            }
            return all;
        }

        static List<Neighbour> ofBgp(Object document) {
            var all = new ArrayList<Neighbour>();
            map(document).values().forEach(family -> {
                if (map(family).get("peers") instanceof Map<?, ?> peers) {
                    peers.forEach((address, peer) -> {
                        var state = text(peer, "state").orElse("?");
                        all.add(new Neighbour(List.of(String.valueOf(address)), state, state.equals("Established")));
                    });
                }
            });
            return all;
        }

        private static Map<?, ?> map(Object value) {
            return value instanceof Map<?, ?> map ? map : Map.of();
        }

        private static Optional<String> text(Object from, String key) {
            return Optional.ofNullable(map(from).get(key)).map(String::valueOf);
        }

        boolean isCalled(String word, Addresses addresses) throws InterruptedException {
            for (var name : names) {
                if (addresses.means(word, name)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return String.join(" ", names) + " " + state;
        }
    }

    abstract Result ask(Asked asked, List<String> words) throws InterruptedException;

    abstract String example();

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, each with an example. */
    static SortedMap<String, String> questions() {
        var all = new TreeMap<String, String>();
        for (var each : values()) {
            all.put(each.text(), each.example());
        }
        return all;
    }

    /** The question of that name, or null. */
    static Probe of(String word) {
        for (var each : values()) {
            if (each.text().equals(word)) {
                return each;
            }
        }
        return null;
    }

    final void mustBe(boolean form) {
        if (!form) {
            throw usage();
        }
    }

    final LabException usage() {
        return new LabException(
                LabException.Kind.USAGE,
                Problem.of(
                        "it is not clear what is asked with \"" + text() + "\"",
                        "as in: " + example() + "; a program of that name runs with: exec NODE " + text()));
    }

    private static Result no(Result found) {
        return new Result(found.status() == 0 ? 1 : found.status(), found.out(), found.err());
    }
}
