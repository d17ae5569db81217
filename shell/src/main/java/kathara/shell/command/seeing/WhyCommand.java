package kathara.shell.command.seeing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.NodeName;
import kathara.shell.command.Command;
import kathara.shell.command.Context;
import kathara.shell.command.LabOption;
import kathara.shell.network.Diagnosis;
import kathara.shell.network.Finding;
import kathara.shell.network.Naming;
import kathara.shell.network.NetworkView;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds what keeps a node from reaching another one. */
public final class WhyCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(names = "-6", description = "By IPv6.")
    boolean six;

    @Option(names = "--name", paramLabel = "NAME", description = "Find it by this name, as in www.lab.")
    String name;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Parameters(index = "0", paramLabel = "NODE", description = "Where packets begin.")
    NodeName source;

    @Parameters(index = "1", paramLabel = "NODE", description = "Where they shall arrive.")
    NodeName target;

    @Parameters(index = "2", arity = "0..1", paramLabel = "tcp|udp", description = "A service instead of a ping.")
    String protocol;

    @Parameters(index = "3", arity = "0..1", paramLabel = "PORT", description = "The port of the service.")
    Integer port;

    /** 0 when it is reachable, 1 when not. */
    @Override
    public int run(Context context) throws InterruptedException {
        if (protocol != null
                && (port == null || !List.of("tcp", "udp").contains(protocol) || port < 1 || port > 65_535)) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("why: a service is tcp or udp and a port", "as in: why pc1 pc2 tcp 80"));
        }
        return LabOption.on(context.workspace(), lab.place(context.workspace()), session -> {
            session.topology().node(source);
            session.topology().node(target);
            var finding = finding(NetworkView.of(session));
            show(context.screen(), finding);
            return finding.isEmpty() ? 0 : 1;
        });
    }

    private Optional<Finding> finding(NetworkView view) throws InterruptedException {
        if (name != null) {
            var named = new Naming(view, source, target, six, name).finding();
            if (named.isPresent()) {
                return named;
            }
        }
        return new Diagnosis(view, source, target, six, protocol == null ? "icmp" : protocol, port == null ? 0 : port)
                .finding();
    }

    private void show(Screen screen, Optional<Finding> finding) {
        if (json) {
            var map = new LinkedHashMap<String, Object>();
            map.put("from", source.text());
            map.put("to", target.text());
            map.put("reachable", finding.isEmpty());
            finding.ifPresent(found -> {
                map.put("node", found.node().text());
                map.put("kind", found.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                map.put("what", found.what());
                map.put("mend", found.mend());
            });
            screen.result(Json.write(map));
        } else if (finding.isEmpty()) {
            screen.result(screen.styled(Screen.Role.NODE, target.text()) + " is reachable from "
                    + screen.styled(Screen.Role.NODE, source.text()));
        } else {
            var found = finding.get();
            screen.result(screen.styled(Screen.Role.NODE, found.node().text()) + ": "
                    + screen.styled(Screen.Role.BAD, found.what()));
            screen.result("  mend it with: " + screen.styled(Screen.Role.COMMAND, found.mend()));
        }
    }

    @Override
    public List<String> examples() {
        return List.of(
                "why pc1 pc2",
                "why pc1 pc2 tcp 80",
                "why pc1 web --name www.lab",
                "why -6 pc1 r2",
                "why -d labs/ospf pc1 pc2 --json");
    }
}
