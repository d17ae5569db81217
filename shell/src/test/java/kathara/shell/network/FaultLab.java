package kathara.shell.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.UserName;
import kathara.shell.TestShell;
import kathara.shell.network.Finding.Kind;

/** A lab on native in which one thing after the other is broken, asked about, and made good again. */
final class FaultLab implements AutoCloseable {
    /** How long a routing protocol may take to notice. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestShell shell;

    /**
     * @param inject commands that break something
     * @param restore commands that make it good again, in case the advice is not the whole of it
     * @param asked what is asked then, as behind the word why
     */
    record Fault(String name, String inject, String node, Kind kind, String restore, String asked) {
        Fault asking(String words) {
            return new Fault(name, inject, node, kind, restore, words);
        }
    }

    static Fault fault(String name, String inject, String node, Kind kind, String restore) {
        return new Fault(name, inject, node, kind, restore, "pc1 pc2");
    }

    private FaultLab(TestShell shell) {
        this.shell = shell;
    }

    /**
     * Starts a lab.
     *
     * @param files by their paths in the lab's directory; in those of start-up scripts a "; " ends a line
     */
    static FaultLab start(Path here, Map<String, String> files) throws Exception {
        for (var file : files.entrySet()) {
            var path = here.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            boolean script = file.getKey().endsWith(".startup");
            Files.writeString(path, script ? file.getValue().replace("; ", "\n") + "\n" : file.getValue());
        }
        var shell = TestShell.on(
                "native", new UserName("faults-" + ProcessHandle.current().pid()), here);
        shell.succeeds("lstart");
        return new FaultLab(shell);
    }

    TestShell shell() {
        return shell;
    }

    /** What why says, on one line; "reachable" alone when it finds nothing. */
    String diagnosed(String words) throws InterruptedException {
        var word = words.split(" ");
        var view = NetworkView.of(shell.workspace().session());
        var from = new NodeName(word[0]);
        var to = new NodeName(word[1]);
        var finding = word.length == 4 && word[2].equals("name")
                ? new Naming(view, from, to, false, word[3]).finding()
                : new Diagnosis(
                                view,
                                from,
                                to,
                                false,
                                word.length > 2 ? word[2] : "icmp",
                                word.length > 2 ? Integer.parseInt(word[3]) : 0)
                        .finding();
        return finding.map(found -> found.node() + " " + found.kind() + ": " + found.what() + " | " + found.mend())
                .orElse("reachable");
    }

    /** Waits until it is reachable, or until it is not; what is said at the end. */
    String awaited(String words, boolean reachable) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var said = diagnosed(words);
        while (said.equals("reachable") != reachable && System.nanoTime() < end) {
            Thread.sleep(500);
            said = diagnosed(words);
        }
        return said;
    }

    /** Which faults were not found, with what was said instead. */
    List<String> missed(List<Fault> faults) throws InterruptedException {
        var missed = new ArrayList<String>();
        for (Fault fault : faults) {
            assertEquals("reachable", awaited(fault.asked(), true), "before " + fault.name());
            shell.succeeds(fault.inject());
            var said = awaited(fault.asked(), false);
            System.out.println(fault.name() + " => " + said);
            if (!said.startsWith(fault.node() + " " + fault.kind())) {
                missed.add(fault.name() + ": " + said);
            }
            shell.run(fault.restore());
        }
        return missed;
    }

    @Override
    public void close() {
        shell.run("wipe -f");
        shell.close();
    }
}
