package kathara.shell.command.seeing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kathara.engine.operation.Operation;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import kathara.engine.topology.Link;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Quality;
import kathara.engine.topology.Topology;
import kathara.shell.command.Changes;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.LabOption;
import kathara.shell.screen.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes what links are like. */
public final class LinkCommand implements Command {
    private static final List<String> VERBS = List.of("show", "cut", "up", "flap", "set");

    /** What links of a kind are like, roughly: people know them by these names. */
    private static final Map<String, String> PRESETS = Map.of(
            "modem", "rate 56kbit delay 100ms jitter 10ms",
            "dsl", "rate 16mbit delay 15ms",
            "lte", "rate 50mbit delay 30ms jitter 10ms loss 0.1%",
            "wifi", "rate 100mbit delay 3ms jitter 2ms loss 1%",
            "satellite", "rate 20mbit delay 300ms loss 0.5%",
            "wan", "rate 1gbit delay 40ms");

    @Mixin
    LabOption lab;

    @Option(names = "--json", description = "As JSON; for show.")
    boolean json;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "show|cut|up|flap|set",
            description = "What to do; show when not given.")
    String verb = "show";

    @Parameters(index = "1", arity = "0..1", paramLabel = "LINK", description = "The link.")
    LinkName link;

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "NODE|rate|delay|jitter|loss|duplicate|corrupt|clear|for|every|times",
            description =
                    "The end of this node alone; for set, how the link is from now on, what is not said stays, and "
                            + "with a node only what reaches it; for TIME, then it is as before; 3 times every 2s, for flap. "
                            + "Also: modem, dsl, lte, wifi, satellite, wan.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        var given = new Words("link", words);
        if (!VERBS.contains(verb)) {
            throw given.usage("there is no \"" + verb + "\"", Nearest.orAll(verb, "there are", VERBS));
        }
        var place = lab.place(context.workspace());
        if (verb.equals("show")) {
            return LabOption.on(context.workspace(), place, session -> show(context, session));
        }
        if (link == null) {
            throw given.usage("no link is named", "as in: link " + verb + " A");
        }
        return LabOption.on(context.workspace(), place, session -> change(context, session, given));
    }

    private int change(Context context, Session session, Words given) throws InterruptedException {
        var topology = session.topology();
        topology.link(link);
        var time = given.time("for");
        var end = end(given, topology);
        if (verb.equals("flap")) {
            return flap(context, session, end, given);
        }
        var operation = operation(end, given);
        given.mustEnd();
        Changes.apply(context, session, operation, true);
        tell(context, session);
        if (time.isPresent()) {
            var back = new Operation.Restore(link, topology.condition(link));
            context.screen().note("for " + seconds(time.get()) + "; Ctrl-C ends that at once");
            afterwards(session, time.get(), back);
            tell(context, session);
        }
        return 0;
    }

    private Operation operation(Optional<NodeName> end, Words given) {
        return switch (verb) {
            case "cut" -> new Operation.Cut(link, end);
            case "up" -> new Operation.Mend(link, end);
            default -> new Operation.Degrade(link, end, changes(given));
        };
    }

    private static Map<Quality.Property, Long> asChanges(String words) {
        return Quality.changes(List.of(words.split(" ")));
    }

    private static SortedMap<Quality.Property, Long> changes(Words given) {
        var said = List.copyOf(given.left());
        given.left().clear();
        if (said.isEmpty()) {
            throw given.usage("it is not said how the link shall be", "as in: link set A rate 10mbit delay 20ms");
        }
        var changes = new TreeMap<Quality.Property, Long>();
        if (said.equals(List.of("clear"))) {
            for (var property : Quality.Property.values()) {
                changes.put(property, 0L);
            }
            return changes;
        }
        boolean preset = PRESETS.containsKey(said.get(0));
        if (preset) {
            changes.putAll(asChanges(PRESETS.get(said.get(0))));
        }
        try {
            changes.putAll(Quality.changes(said.subList(preset ? 1 : 0, said.size())));
        } catch (LabException e) {
            throw new LabException(LabException.Kind.USAGE, e.problem());
        }
        return changes;
    }

    /** The node whose end is meant, when the next word is one. */
    private Optional<NodeName> end(Words given, Topology topology) {
        if (given.left().isEmpty()) {
            return Optional.empty();
        }
        var named = topology.nodes().keySet().stream()
                .filter(node -> node.text().equals(given.left().get(0)))
                .findFirst();
        named.ifPresent(node -> given.left().remove(0));
        return named;
    }

    private int flap(Context context, Session session, Optional<NodeName> end, Words given)
            throws InterruptedException {
        int times = given.before("times").orElse(1);
        var every = given.time("every").orElse(Duration.ofSeconds(2));
        given.mustEnd();
        var before = new Operation.Restore(link, session.topology().condition(link));
        for (int i = 1; i <= times; i++) {
            Changes.apply(context, session, new Operation.Cut(link, end), true);
            context.screen().note("link " + link + " is cut, " + i + " of " + times);
            afterwards(session, every.dividedBy(2), before);
            if (i < times) {
                Thread.sleep(every.dividedBy(2).toMillis());
            }
        }
        context.screen()
                .result("link " + link + " was cut " + (times == 1 ? "once" : times + " times") + ", each time for "
                        + seconds(every.dividedBy(2)));
        return 0;
    }

    /** Waits, and makes the change also when the wait is cut short. */
    private static void afterwards(Session session, Duration time, Operation change) throws InterruptedException {
        InterruptedException cutShort = null;
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            cutShort = e;
        }
        session.apply(change, true, Watcher.NONE);
        if (cutShort != null) {
            throw cutShort;
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private void tell(Context context, Session session) {
        var condition = session.topology().condition(link).text();
        context.screen().result("link " + link + ": " + (condition.isEmpty() ? "good" : condition));
    }

    private int show(Context context, Session session) {
        var topology = session.topology();
        var links = topology.links().values().stream()
                .filter(each -> link == null || each.name().equals(link))
                .toList();
        if (link != null) {
            topology.link(link);
        }
        if (json) {
            context.screen()
                    .result(Json.write(
                            links.stream().map(each -> asMap(topology, each)).toList()));
        } else {
            context.screen()
                    .table(
                            List.of("LINK", "CONDITION", "ENDS"),
                            links.stream().map(each -> row(topology, each)).toList());
        }
        return 0;
    }

    private static List<String> row(Topology topology, Link each) {
        var condition = topology.condition(each.name()).text();
        return List.of(
                each.name().text(),
                condition.isEmpty() ? "good" : condition,
                each.ends().stream().map(Link.End::toString).collect(Collectors.joining(" ")));
    }

    private static Map<String, Object> asMap(Topology topology, Link each) {
        var condition = topology.condition(each.name());
        var map = new LinkedHashMap<String, Object>();
        map.put("link", each.name().text());
        map.put("condition", condition.whole().text());
        var ends = new LinkedHashMap<String, String>();
        each.ends()
                .forEach(
                        end -> ends.put(end.toString(), condition.at(end.node()).text()));
        map.put("ends", ends);
        return map;
    }

    @Override
    public boolean canBeRehearsed() {
        return !verb.equals("flap") && !words.contains("for");
    }

    @Override
    public List<String> examples() {
        return List.of(
                "link",
                "link cut A",
                "link cut A pc1",
                "link up A",
                "link flap A 3 times every 10s",
                "link set A rate 10mbit",
                "link set A rate 1mbit delay 20ms loss 1% for 30s",
                "link set A pc1 rate 256kbit",
                "link set A clear");
    }
}
