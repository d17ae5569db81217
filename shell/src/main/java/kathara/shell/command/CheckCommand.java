package kathara.shell.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kathara.engine.operation.Operation;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LabName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;
import picocli.CommandLine.Option;

/** Proves with a lab of its own, two nodes on a link, that the platform does what labs need; nothing of it stays. */
final class CheckCommand implements Command {
    private static final NodeName ONE = new NodeName("one");
    private static final NodeName TWO = new NodeName("two");

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    private final List<Map<String, Object>> done = new ArrayList<>();

    /** Something that is tried; what it found out is shown. */
    private interface Step {
        String run() throws InterruptedException;
    }

    @Override
    public int run(Context context) throws InterruptedException {
        var workspace = context.workspace();
        var screen = context.screen();
        step(screen, "platform", () -> {
            var facts = workspace.platform().facts();
            return facts.name() + " " + facts.version();
        });
        var lab = workspace.named(
                new LabName("kathara-check-" + ProcessHandle.current().pid()));
        try (var session = workspace.open(lab)) {
            try {
                prove(context, session);
            } finally {
                remove(context, session);
            }
        }
        screen.result(json ? Json.write(Map.of("steps", done)) : "all is well");
        return 0;
    }

    private void prove(Context context, Session session) throws InterruptedException {
        var screen = context.screen();
        step(screen, "start", () -> {
            var nodes = Topology.EMPTY.with(node(ONE)).with(node(TWO));
            Changes.apply(context, session, new Operation.Start(nodes), true);
            return "two nodes on a link";
        });
        step(screen, "exec", () -> {
            must(session, ONE, "ip", "address", "add", "10.0.0.1/30", "dev", "eth0");
            must(session, TWO, "ip", "address", "add", "10.0.0.2/30", "dev", "eth0");
            return "both have an address";
        });
        step(screen, "ping", () -> {
            must(session, ONE, "ping", "-c", "1", "-W", "5", "10.0.0.2");
            return "one reaches two";
        });
        step(screen, "live", () -> {
            session.apply(new Operation.Plug(ONE, Interface.parse(1, "B")), true, Changes.watcher(screen));
            must(session, ONE, "ip", "link", "show", "eth1");
            return "an interface is added to a running node";
        });
    }

    private void remove(Context context, Session session) throws InterruptedException {
        step(context.screen(), "remove", () -> {
            Changes.apply(context, session, new Operation.Clear(), true);
            return "nothing is left";
        });
    }

    private static Node node(NodeName name) {
        return Node.named(name).with(Interface.parse(0, "A"));
    }

    private static void must(Session session, NodeName node, String... words) throws InterruptedException {
        var said = new ByteArrayOutputStream();
        int status = session.execute(node, false, List.of(words), Streams.to(said, said));
        if (status != 0) {
            throw new LabException(new Problem(
                    "\"" + String.join(" ", words) + "\" on " + node + " ended with status " + status + ": "
                            + said.toString(StandardCharsets.UTF_8).strip(),
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    private void step(Screen screen, String name, Step step) throws InterruptedException {
        long began = System.nanoTime();
        try {
            tell(screen, name, step.run(), began, true);
        } catch (LabException e) {
            tell(screen, name, "FAILED", began, false);
            throw e;
        }
    }

    private void tell(Screen screen, String name, String found, long began, boolean good) {
        double seconds = (System.nanoTime() - began) / 1e9;
        var map = new LinkedHashMap<String, Object>();
        map.put("step", name);
        map.put("good", good);
        map.put("found", found);
        map.put("seconds", Math.round(seconds * 1000) / 1000.0);
        done.add(map);
        if (!json) {
            var shown = screen.styled(good ? Screen.Role.GOOD : Screen.Role.BAD, found);
            screen.result(String.format("%-9s %s (%.2f s)", name, shown, seconds));
        }
    }

    @Override
    public List<String> examples() {
        return List.of("check", "check --json");
    }
}
