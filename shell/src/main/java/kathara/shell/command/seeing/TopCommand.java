package kathara.shell.command.seeing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.session.Session;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.LabOption;
import kathara.shell.command.Span;
import kathara.shell.network.Counters;
import kathara.shell.network.Load;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what nodes and links do, again and again; once where the screen is no terminal. */
public final class TopCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(names = "--once", description = "Show it once, as in a pipe.")
    boolean once;

    @Option(names = "--json", description = "Once, as JSON.")
    boolean json;

    @Option(names = "--every", paramLabel = "TIME", description = "How long each look takes; 2s, and 1s for one look.")
    String every;

    @Option(
            names = "--sort",
            paramLabel = "WHAT",
            description = "Sort by name, cpu, memory, packets, bytes or drops; packets without it.")
    String sort = "packets";

    @Option(names = "--nodes", description = "The nodes alone.")
    boolean nodesAlone;

    @Option(names = "--links", description = "The links alone.")
    boolean linksAlone;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "Only nodes and links with this in their names.")
    String filter = "";

    @Override
    public int run(Context context) throws InterruptedException {
        var table = new TopTable(order(), nodesAlone || !linksAlone, linksAlone || !nodesAlone, filter);
        boolean live = !once && !json && context.tty().present();
        var span = Span.of(every != null ? every : live ? "2s" : "1s");
        var place = lab.place(context.workspace());
        return LabOption.on(context.workspace(), place, session -> {
            if (live) {
                var name = place.shown() + " on " + session.platform().name();
                return context.tty()
                        .lend(streams -> new TopScreen(session, name, streams, context.screen(), span).run(table));
            }
            var load = load(session, span.toMillis());
            if (json) {
                context.screen().result(Json.write(asMap(load, table)));
            } else {
                show(context.screen(), load, table);
            }
            return 0;
        });
    }

    private TopTable.Order order() {
        try {
            return TopTable.Order.valueOf(sort.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw LabException.usage(
                    "top: it cannot be sorted by \"" + sort + "\"", Nearest.orAll(sort, "by", TopTable.Order.words()));
        }
    }

    private static Load load(Session session, long millis) throws InterruptedException {
        var before = Load.Look.at(session);
        Thread.sleep(millis);
        return Load.Look.at(session).since(before);
    }

    private static void show(Screen screen, Load load, TopTable table) {
        if (table.nodes()) {
            screen.table(
                    TopTable.NODE_HEADING,
                    table.nodesOf(load).stream()
                            .map(each -> TopTable.row(load, each))
                            .toList());
        }
        if (table.nodes() && table.links()) {
            screen.result("");
        }
        if (table.links()) {
            screen.table(
                    TopTable.LINK_HEADING,
                    table.linksOf(load).stream()
                            .map(each -> TopTable.row(load, each))
                            .toList());
        }
    }

    private static Map<String, Object> asMap(Load load, TopTable table) {
        var map = new LinkedHashMap<String, Object>();
        map.put("seconds", load.span().toMillis() / 1000.0);
        map.put(
                "nodes",
                table.nodesOf(load).stream().map(each -> asMap(load, each)).toList());
        map.put(
                "links",
                table.linksOf(load).stream().map(each -> asMap(load, each)).toList());
        return map;
    }

    private static Map<String, Object> asMap(Load load, Load.OfNode each) {
        var map = new LinkedHashMap<String, Object>();
        map.put("node", each.node().name().text());
        map.put("state", each.node().state().name().toLowerCase(Locale.ROOT));
        map.put("processors", Math.round(each.processors() * 1000) / 1000.0);
        map.put("memoryBytes", each.memoryBytes());
        map.put("processes", each.processes());
        put(map, load, each.frames());
        return map;
    }

    private static Map<String, Object> asMap(Load load, Load.OfLink each) {
        var map = new LinkedHashMap<String, Object>();
        map.put("link", each.link().name().text());
        map.put("condition", load.topology().condition(each.link().name()).text());
        put(map, load, each.frames());
        return map;
    }

    private static void put(Map<String, Object> map, Load load, Counters frames) {
        map.put("receivedFramesPerSecond", Math.round(load.each(frames.receivedFrames())));
        map.put("sentFramesPerSecond", Math.round(load.each(frames.sentFrames())));
        map.put("receivedBytesPerSecond", Math.round(load.each(frames.receivedBytes())));
        map.put("sentBytesPerSecond", Math.round(load.each(frames.sentBytes())));
        map.put("dropped", frames.dropped());
    }

    @Override
    public List<String> examples() {
        return List.of("top", "top --sort bytes", "top --links", "top r --once", "top --json");
    }
}
