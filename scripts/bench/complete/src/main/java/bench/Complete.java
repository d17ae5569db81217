package bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import kathara.engine.platform.Surroundings;
import kathara.engine.topology.UserName;
import kathara.shell.completion.Completion;
import kathara.shell.completion.InsideNodes;
import kathara.shell.completion.LiveNames;
import kathara.shell.completion.Mark;
import kathara.shell.completion.Marks;
import kathara.shell.completion.Suggestion;
import kathara.shell.language.HalfLine;
import kathara.shell.workspace.Workspace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one key costs in a lab of 300 nodes: finding what may come next, and colouring the line. Once cold, as at the
 * first Tab (a fresh JVM with the options of the launcher), and on average.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Complete {
    @Param({"", "connect r", "r1 ping r", "vstart --im", "vconfig r1 --add 0:", "tcpdump L1 "})
    String line;

    private Completion completion;
    private LiveNames names;

    @Setup
    public void lab() {
        var here = Path.of("").toAbsolutePath();
        var workspace = new Workspace(
                new UserName("bench"), new Surroundings(Map.of(), here), Optional.of("memory"), here, true);
        completion = new Completion(workspace, new InsideNodes());
        var nodes = new TreeMap<String, String>();
        var images = new TreeMap<String, String>();
        var interfaces = new TreeMap<String, List<String>>();
        var links = new TreeMap<String, String>();
        for (int i = 1; i <= 300; i++) {
            nodes.put("r" + i, "running, kathara/frr");
            images.put("r" + i, "kathara/frr");
            interfaces.put("r" + i, List.of("eth0", "eth1"));
            links.put("L" + i, "r" + i + ".eth1 r" + (i + 1) + ".eth0");
        }
        names = new LiveNames(
                nodes, images, interfaces, links, Map.of("kathara/frr", "routers"), List.of("frr"), List.of(), 300);
    }

    private List<Suggestion> next() {
        return completion.suggestions(HalfLine.of(line, line.length()), names);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(value = 3, jvmArgs = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public List<Suggestion> cold() {
        return next();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(value = 1, jvmArgs = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
    @Warmup(iterations = 2, time = 1)
    @Measurement(iterations = 3, time = 1)
    public List<Suggestion> warm() {
        return next();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(value = 1, jvmArgs = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
    @Warmup(iterations = 2, time = 1)
    @Measurement(iterations = 3, time = 1)
    public List<Mark> colours() {
        return Marks.of(line, completion, names);
    }
}
