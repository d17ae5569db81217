package kathara.adapters.killed;

import java.nio.file.Path;
import java.util.List;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.operation.Operation;
import kathara.engine.platform.PlatformProvider;
import kathara.engine.platform.Surroundings;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.Topology;
import kathara.engine.topology.UserName;

/** A program that starts a lab, {@code PROVIDER OWNER}, and prints a line at each step: it is there to be killed. */
final class StartProgram {
    static final LabName NAME = new LabName("killed");

    private StartProgram() {}

    static Topology lab() {
        return new LabConfReader()
                .read("lab.conf", List.of("pc1[0]=A", "r1[0]=A", "r1[1]=B", "r2[0]=B", "r2[1]=C", "pc2[0]=C"))
                .sound();
    }

    public static void main(String[] words) throws Exception {
        var owner = new UserName(words[1]);
        var provider = Class.forName(words[0])
                .asSubclass(PlatformProvider.class)
                .getDeclaredConstructor()
                .newInstance();
        try (var platform = provider.open(new Surroundings(System.getenv(), Path.of("/")));
                var session = new Session(new LabId(owner, NAME), platform, new Policy(owner, Limits.PERSONAL))) {
            session.apply(new Operation.Start(lab()), true, new Watcher() {
                @Override
                public void note(String text) {}

                @Override
                public void progress(String what, int done, int all) {
                    System.out.println(what + " " + done + "/" + all);
                }
            });
        }
        System.exit(0); // whatever threads are left
    }
}
