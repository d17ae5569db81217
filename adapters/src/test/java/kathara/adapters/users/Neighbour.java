package kathara.adapters.users;

import java.nio.file.Path;
import java.util.List;
import kathara.adapters.namespaces.NativeProvider;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.operation.Operation;
import kathara.engine.platform.Streams;
import kathara.engine.platform.Surroundings;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.UserName;

/** A program of one of two users who have the same lab on native: {@code start}, {@code labs OWNER}, {@code ping} or {@code clear}. */
final class Neighbour {
    private static final List<String> LAB = List.of("pc1[0]=A", "pc2[0]=A");

    private Neighbour() {}

    public static void main(String[] words) throws Exception {
        var home = Path.of(System.getenv("HOME"));
        var owner = new UserName(System.getenv("USER"));
        try (var platform = new NativeProvider().open(new Surroundings(System.getenv(), home));
                var session = new Session(
                        new LabId(owner, new LabName("shared")), platform, new Policy(owner, Limits.PERSONAL))) {
            switch (words[0]) {
                case "start" -> {
                    var lab = new LabConfReader().read("lab.conf", LAB).sound();
                    session.apply(new Operation.Start(lab), true, Watcher.NONE);
                }
                case "labs" -> System.out.println(platform.labs(new UserName(words[1])));
                case "ping" -> System.exit(ping(session));
                case "clear" -> session.apply(new Operation.Clear(), true, Watcher.NONE);
                default -> throw new IllegalArgumentException(words[0]);
            }
        }
        System.exit(0); // whatever threads are left
    }

    private static int ping(Session session) throws InterruptedException {
        var script = "ip address replace 10.0.0.$0/24 dev eth0";
        var nowhere = Streams.to(System.out, System.out);
        session.execute(new NodeName("pc1"), false, List.of("sh", "-c", script, "1"), nowhere);
        session.execute(new NodeName("pc2"), false, List.of("sh", "-c", script, "2"), nowhere);
        return session.execute(new NodeName("pc1"), false, List.of("ping", "-c1", "-W5", "10.0.0.2"), nowhere);
    }
}
