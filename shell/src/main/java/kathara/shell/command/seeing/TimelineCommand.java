package kathara.shell.command.seeing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Cancelled;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.NodeName;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.Counted;
import kathara.shell.command.LabOption;
import kathara.shell.command.Span;
import kathara.shell.command.StopsAtPositional;
import kathara.shell.network.Happening;
import kathara.shell.network.Lines;
import kathara.shell.network.Monitor;
import kathara.shell.network.NetworkView;
import kathara.shell.network.Pings;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command, and shows what the network does after it until it is quiet again: how routing converges after a cut. */
public final class TimelineCommand implements Command, StopsAtPositional {
    private static final Duration LOOK = Duration.ofMillis(100);

    @Mixin
    LabOption lab;

    @Option(names = "--quiet", paramLabel = "TIME", description = "It has ended when nothing happens for so long; 5s.")
    String quiet = "5s";

    @Option(names = "--most", paramLabel = "TIME", description = "It is watched for at most so long; 2m.")
    String most = "2m";

    @Option(
            names = "--between",
            split = ",",
            paramLabel = "NODE",
            description = "Two nodes, as in pc1,pc2: also for how long the first does not reach the second.")
    List<NodeName> between = new ArrayList<>();

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The command, as in: link cut A.")
    List<String> words = new ArrayList<>();

    /** What was seen. */
    private record Seen(Instant begun, Instant ended, List<Happening> happenings, Optional<Pings> pings) {
        String offset(Instant when) {
            return String.format(
                    Locale.ROOT, "%+.3f s", Duration.between(begun, when).toMillis() / 1000.0);
        }
    }

    @Override
    public int run(Context context) throws InterruptedException {
        var silent = Span.of(quiet);
        var limit = Span.of(most);
        if (!between.isEmpty() && between.size() != 2) {
            throw LabException.usage("timeline: --between takes two nodes", "as in: --between pc1,pc2");
        }
        var place = lab.place(context.workspace());
        try (var session = context.workspace().open(place)) {
            var seen = Collections.synchronizedList(new ArrayList<Happening>());
            var pings = pings(session);
            try (var monitor = Monitor.of(session, seen::add)) {
                Thread.sleep(LOOK.toMillis()); // so that the first answers of ping are there
                var begun = Instant.now();
                int status = context.interpreter().run(words);
                if (status != 0) {
                    return status;
                }
                await(seen, begun, silent, limit);
                show(context.screen(), new Seen(begun, Instant.now(), sorted(seen, begun), pings.map(Pinging::pings)));
                return 0;
            } finally {
                pings.ifPresent(Pinging::end);
            }
        }
    }

    private static void await(List<Happening> seen, Instant begun, Duration silent, Duration limit)
            throws InterruptedException {
        int count = -1;
        var last = Instant.now();
        while (Duration.between(last, Instant.now()).compareTo(silent) < 0
                && Duration.between(begun, Instant.now()).compareTo(limit) < 0) {
            if (seen.size() != count) {
                count = seen.size();
                last = Instant.now();
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private static List<Happening> sorted(List<Happening> seen, Instant begun) {
        synchronized (seen) {
            return seen.stream()
                    .filter(each -> !each.when().isBefore(begun))
                    .sorted(Comparator.comparing(Happening::when))
                    .toList();
        }
    }

    private record Pinging(Pings pings, Thread thread) {
        void end() {
            thread.interrupt();
        }
    }

    private Optional<Pinging> pings(Session session) throws InterruptedException {
        if (between.isEmpty()) {
            return Optional.empty();
        }
        between.forEach(session.topology()::node);
        var address = NetworkView.of(session).addresses(between.get(1), false).stream()
                .findFirst()
                .orElseThrow(() -> new LabException(Problem.of(
                        "\"" + between.get(1) + "\" has no IPv4 address",
                        "see: why " + between.get(0) + " " + between.get(1))));
        var pings = new Pings();
        var call = new EngineCall.Execute(session.lab(), between.get(0), false, Pings.command(address.text()));
        var thread = new Thread(
                () -> {
                    try {
                        session.perform(call, Streams.to(new Lines(pings), Streams.NONE.err()));
                    } catch (InterruptedException | Cancelled | LabException e) {
                        // it is ended when enough has been seen
                    }
                },
                "timeline ping");
        thread.setDaemon(true);
        thread.start();
        for (int i = 0; i < 20 && !pings.answered(); i++) {
            Thread.sleep(LOOK.toMillis());
        }
        return Optional.of(new Pinging(pings, thread));
    }

    private void show(Screen screen, Seen seen) {
        if (json) {
            screen.result(Json.write(asMap(seen)));
            return;
        }
        if (!seen.happenings().isEmpty()) {
            screen.table(
                    List.of("AFTER", "WHERE", "KIND", "WHAT"),
                    seen.happenings().stream()
                            .map(each -> List.of(
                                    seen.offset(each.when()),
                                    each.where(),
                                    each.kind().word(),
                                    each.what()))
                            .toList());
        }
        screen.result(summary(seen));
        seen.pings().ifPresent(pings -> screen.result(reached(pings, seen)));
    }

    private static String summary(Seen seen) {
        if (seen.happenings().isEmpty()) {
            return "nothing happened";
        }
        var last = seen.happenings().get(seen.happenings().size() - 1);
        long places =
                seen.happenings().stream().map(Happening::where).distinct().count();
        return Counted.of(seen.happenings().size(), "change") + " in " + Counted.of((int) places, "place")
                + ", the last one after " + seen.offset(last.when()).substring(1);
    }

    private String reached(Pings pings, Seen seen) {
        var names = between.get(0) + " -> " + between.get(1);
        if (!pings.answered()) {
            return names + ": no answer at all";
        }
        return pings.longestSilence(seen.ended())
                .map(silence -> names + ": no answer for "
                        + String.format(Locale.ROOT, "%.2f s", silence.length().toMillis() / 1000.0) + ", from "
                        + seen.offset(silence.from())
                        + (silence.to().equals(seen.ended()) ? " on" : " to " + seen.offset(silence.to())))
                .orElse(names + ": answered all the time");
    }

    private static Map<String, Object> asMap(Seen seen) {
        var map = new LinkedHashMap<String, Object>();
        map.put("begun", seen.begun().toString());
        map.put("changes", seen.happenings().stream().map(EventsCommand::asMap).toList());
        seen.pings().flatMap(pings -> pings.longestSilence(seen.ended())).ifPresent(silence -> {
            map.put("silentFrom", silence.from().toString());
            map.put("silentMillis", silence.length().toMillis());
        });
        return map;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "timeline link cut A",
                "timeline --between pc1,pc2 link cut A",
                "timeline --quiet 45s --json vcrash r2");
    }
}
