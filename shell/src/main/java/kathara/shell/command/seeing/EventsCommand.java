package kathara.shell.command.seeing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kathara.engine.operation.OperationText;
import kathara.engine.session.Event;
import kathara.engine.session.Session;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.LabOption;
import kathara.shell.command.Span;
import kathara.shell.network.Happening;
import kathara.shell.network.Recorder;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what has happened in the lab, and what happens: to nodes, links and routes, in one row of time. */
public final class EventsCommand implements Command {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Duration ENDLESS = Duration.ofDays(365);

    @Mixin
    LabOption lab;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what happens, until Ctrl-C.")
    boolean follow;

    @Option(names = "--for", paramLabel = "TIME", description = "Follow for so long, as in 30s.")
    String span;

    @Option(names = "--since", paramLabel = "TIME", description = "Only what is not older than this, as in 5m.")
    String since;

    @Option(names = "--json", description = "As JSON; a line for each while following.")
    boolean json;

    @Parameters(paramLabel = "NODE", arity = "0..*", description = "What happens to these alone.")
    List<String> wanted = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        var most = span == null ? ENDLESS : Span.of(span);
        var first = since == null ? Instant.MIN : Instant.now().minus(Span.of(since));
        var workspace = context.workspace();
        var place = lab.place(workspace);
        return LabOption.on(workspace, place, session -> {
            boolean following = follow || span != null;
            var recorder = recorder(workspace, place);
            var past = past(session, recorder).stream()
                    .filter(each -> each.when().isAfter(first) && isWanted(each))
                    .toList();
            if (!following) {
                show(context.screen(), past, workspace.staying());
                return 0;
            }
            past.forEach(each -> line(context.screen(), each));
            try (var ends = recorder.follow(each -> {
                if (isWanted(each)) {
                    line(context.screen(), each);
                }
            })) {
                Thread.sleep(most.toMillis());
            } catch (InterruptedException e) {
                return 0; // Ctrl-C is how one ends it
            }
            return 0;
        });
    }

    private static Recorder recorder(Workspace workspace, Workspace.Place place) throws InterruptedException {
        return workspace.attached(place.lab(), Recorder.class, () -> new Recorder(workspace.open(place)));
    }

    private boolean isWanted(Happening each) {
        return wanted.isEmpty() || wanted.contains(each.where());
    }

    private static List<Happening> past(Session session, Recorder recorder) {
        var all = new ArrayList<>(recorder.past());
        session.history().events().forEach(event -> all.add(ofCommand(event)));
        all.sort(Comparator.comparing(Happening::when));
        return all;
    }

    private static Happening ofCommand(Event event) {
        return new Happening(event.when(), "lab", Happening.Kind.LAB, OperationText.of(event.cause()));
    }

    private void show(Screen screen, List<Happening> past, boolean staying) {
        if (json) {
            screen.result(Json.write(past.stream().map(EventsCommand::asMap).toList()));
        } else if (past.isEmpty()) {
            screen.result(
                    staying
                            ? "nothing yet; from now on what happens is kept until this session ends"
                            : "nothing; what happens from now on is told with: events --follow");
        } else {
            screen.table(
                    List.of("TIME", "WHERE", "KIND", "WHAT"),
                    past.stream().map(EventsCommand::row).toList());
        }
    }

    private static List<String> row(Happening each) {
        return List.of(TIME.format(each.when()), each.where(), each.kind().word(), each.what());
    }

    private void line(Screen screen, Happening each) {
        if (json) {
            screen.result(Json.line(asMap(each)));
        } else {
            screen.result(String.format(
                    Locale.ROOT,
                    "%s  %s %-9s  %s",
                    TIME.format(each.when()),
                    screen.styled(Screen.Role.NODE, String.format(Locale.ROOT, "%-8s", each.where())),
                    each.kind().word(),
                    each.what()));
        }
    }

    static Map<String, Object> asMap(Happening each) {
        var map = new LinkedHashMap<String, Object>();
        map.put("time", each.when().toString());
        map.put("where", each.where());
        map.put("kind", each.kind().word());
        map.put("what", each.what());
        return map;
    }

    @Override
    public List<String> examples() {
        return List.of("events", "events --since 5m", "events --follow", "events --for 10s --json r1 r2");
    }
}
