package kathara.shell.command.seeing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.NodeName;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.LabOption;
import kathara.shell.command.StopsAtPositional;
import kathara.shell.network.NetworkView;
import kathara.shell.network.Traffic;
import kathara.shell.screen.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends traffic from one node to another, and tells how much has arrived. */
public final class FlowCommand implements Command, StopsAtPositional {
    private static final Pattern RATE = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)([kKmMgG])(?:bit)?");
    /** Where nothing else listens, and no connection begins by chance. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 30_000;

    @Mixin
    LabOption lab;

    @Option(names = "-6", description = "By IPv6.")
    boolean six;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "NODE -> NODE|tcp|udp|RATE|for TIME",
            description =
                    "From where to where; tcp without a word, as fast as it goes unless a rate is said, as in 5M or "
                            + "500k bits a second; for 10 s unless another time is said.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        var given = new Words("flow", words);
        var time = given.time("for").orElse(Duration.ofSeconds(10));
        boolean asJson = given.left().remove("--json") || json;
        var ends = ends(given);
        var protocol = word(given, "tcp", "udp").orElse("tcp");
        var rate = rate(given);
        given.mustEnd();
        if (time.toSeconds() < 1) {
            throw given.usage("a flow takes a second at least", "as in: for 10s");
        }
        return LabOption.on(context.workspace(), lab.place(context.workspace()), session -> {
            ends.forEach(session.topology()::node);
            var address = address(session, ends.get(1));
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            var traffic = new Traffic(
                    ends.get(0), ends.get(1), address, port, protocol.equals("udp"), rate, (int) time.toSeconds());
            if (!asJson) {
                context.screen()
                        .note(ends.get(0) + " -> " + ends.get(1) + " (" + address + "), " + protocol + ", for "
                                + time.toSeconds() + " s");
            }
            var result = traffic.run(session);
            context.screen().result(asJson ? Json.write(asMap(traffic, result)) : told(result));
            return result.receivedBytes() > 0 ? 0 : 1;
        });
    }

    private static List<NodeName> ends(Words given) {
        var left = given.left();
        if (left.size() > 1 && left.get(1).equals("->")) {
            left.remove(1);
        }
        if (left.size() < 2) {
            throw given.usage("two nodes are needed", "as in: flow pc1 -> pc2 udp 5M for 10s");
        }
        return List.of(new NodeName(left.remove(0)), new NodeName(left.remove(0)));
    }

    private static Optional<String> word(Words given, String... among) {
        for (String each : among) {
            if (given.left().remove(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** In bits a second. */
    private static Optional<Long> rate(Words given) {
        for (String each : given.left()) {
            var found = RATE.matcher(each);
            if (found.matches()) {
                given.left().remove(each);
                long unit =
                        switch (found.group(2).toLowerCase(Locale.ROOT)) {
                            case "k" -> 1_000;
                            case "m" -> 1_000_000;
                            default -> 1_000_000_000;
                        };
                return Optional.of(Math.round(Double.parseDouble(found.group(1)) * unit));
            }
        }
        return Optional.empty();
    }

    private String address(Session session, NodeName target) throws InterruptedException {
        return NetworkView.of(session).addresses(target, six).stream()
                .findFirst()
                .orElseThrow(() -> new LabException(Problem.of(
                        "\"" + target + "\" has no " + (six ? "IPv6" : "IPv4") + " address", "give it one first")))
                .text();
    }

    private static String told(Traffic.Result result) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "sent %s, received %s in %.1f s",
                bits(result.sentBits()),
                bits(result.receivedBits()),
                result.seconds()));
        result.packets()
                .ifPresent(packets -> text.append(String.format(
                        Locale.ROOT,
                        "; %d of %d packets lost (%.1f %%), jitter %.2f ms",
                        result.lost().orElse(0L),
                        packets,
                        packets == 0 ? 0 : 100.0 * result.lost().orElse(0L) / packets,
                        result.jitterMillis().orElse(0.0))));
        result.retransmits().ifPresent(again -> text.append("; ").append(again).append(" segments sent again"));
        return text.toString();
    }

    private static String bits(double perSecond) {
        return perSecond >= 1e9
                ? String.format(Locale.ROOT, "%.2f Gbit/s", perSecond / 1e9)
                : perSecond >= 1e6
                        ? String.format(Locale.ROOT, "%.2f Mbit/s", perSecond / 1e6)
                        : String.format(Locale.ROOT, "%.1f kbit/s", perSecond / 1e3);
    }

    private static Map<String, Object> asMap(Traffic traffic, Traffic.Result result) {
        var map = new LinkedHashMap<String, Object>();
        map.put("from", traffic.from().text());
        map.put("to", traffic.to().text());
        map.put("address", traffic.address());
        map.put("protocol", traffic.udp() ? "udp" : "tcp");
        map.put("seconds", result.seconds());
        map.put("sentBitsPerSecond", Math.round(result.sentBits()));
        map.put("receivedBitsPerSecond", Math.round(result.receivedBits()));
        map.put("receivedBytes", result.receivedBytes());
        result.packets().ifPresent(packets -> map.put("packets", packets));
        result.lost().ifPresent(lost -> map.put("lost", lost));
        result.jitterMillis().ifPresent(jitter -> map.put("jitterMillis", jitter));
        result.retransmits().ifPresent(again -> map.put("retransmits", again));
        return map;
    }

    @Override
    public List<String> examples() {
        return List.of("flow pc1 -> pc2", "flow pc1 -> pc2 udp 5M for 10s", "flow --json pc1 -> pc2 tcp 500k for 3s");
    }
}
