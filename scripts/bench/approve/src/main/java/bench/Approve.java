package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import kathara.engine.call.Approved;
import kathara.engine.call.EngineCall;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.plan.Planner;
import kathara.engine.platform.Running;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.UserName;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Approves the plan that starts a chain of 300 routers: once cold, as a user meets it (a fresh JVM with the options of the
 * launcher), and on average when it is warm.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Approve {
    private static final int NODES = 300;
    private static final UserName USER = new UserName("bench");

    private List<EngineCall> calls;

    @Setup
    public void plan() {
        var lines = new ArrayList<String>();
        for (int i = 1; i <= NODES; i++) {
            lines.add("r" + i + "[0]=L" + i);
            lines.add("r" + i + "[1]=L" + (i + 1));
            lines.add("r" + i + "[image]=kathara/frr");
            lines.add("r" + i + "[exec]=\"ip address add 10.0.0." + i % 250 + "/24 dev eth0\"");
        }
        var lab = new LabConfReader().read("lab.conf", lines).sound();
        calls = new Planner(new LabId(USER, new LabName("bench")), Optional.empty())
                .plan(Running.NOTHING, lab, false)
                .calls()
                .toList();
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(value = 5, jvmArgs = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public List<Approved> cold() {
        return new Policy(USER, Limits.CLASSROOM.withNodes(NODES)).approve(calls);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(1)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    public List<Approved> warm() {
        return new Policy(USER, Limits.CLASSROOM.withNodes(NODES)).approve(calls);
    }
}
