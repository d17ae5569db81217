package kathara.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kathara.engine.call.Cable;
import kathara.engine.call.EngineCall;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.topology.Condition;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Mac;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Sysctl;

/** One call, at least, of each kind that there is; a kind without one fails here. */
final class EveryCall {
    private static final NodeName PC1 = new NodeName("pc1");
    private static final LinkName A = new LinkName("A");
    private static final Mac MAC = new Mac("02:00:00:00:00:01");

    private EveryCall() {}

    static List<EngineCall> of(LabId lab) {
        var calls = new ArrayList<EngineCall>(List.of(
                new EngineCall.CreateFabric(lab),
                new EngineCall.CreateNode(lab, node("pc1[0]=A"), Optional.empty()),
                new EngineCall.CreateNode(lab, elaborate(), Optional.empty()),
                new EngineCall.StartNode(lab, PC1),
                new EngineCall.SetSysctls(lab, PC1, List.of(Sysctl.parse("net.ipv4.conf.eth0.rp_filter=1"))),
                new EngineCall.Execute(lab, PC1, false, List.of("echo", "it's", "$HOME", "a  b", "")),
                new EngineCall.Execute(lab, PC1, true, List.of("/bin/bash")),
                new EngineCall.Capture(lab, A, List.of("-n", "icmp or (arp and not ether host x)")),
                new EngineCall.PauseNode(lab, PC1),
                new EngineCall.ResumeNode(lab, PC1),
                new EngineCall.StopNode(lab, PC1),
                new EngineCall.KillNode(lab, PC1),
                new EngineCall.RemoveNode(lab, PC1),
                new EngineCall.RemoveFabric(lab),
                new EngineCall.BuildImage("base"),
                new EngineCall.PullImage(new ImageName("kathara/base"))));
        for (var cable : cables()) {
            calls.add(new EngineCall.Wire(lab, List.of("pc1[0]=A"), List.of(cable)));
        }
        mustBeAll(EngineCall.class, calls);
        mustBeAll(Cable.class, cables());
        return calls;
    }

    private static Node node(String... conf) {
        return new LabConfReader().read("lab.conf", List.of(conf)).sound().node(PC1);
    }

    /** Without what real platforms may refuse, as a way out of the lab. */
    private static Node elaborate() {
        return node(
                "pc1[0]=A/02:00:00:00:00:01",
                "pc1[mem]=64m",
                "pc1[cpus]=0.5",
                "pc1[sysctl]=net.ipv4.tcp_rmem=4096 8192 16384",
                "pc1[env]=COLOUR=dark red",
                "pc1[ulimit]=nofile=100:200",
                "pc1[entrypoint]=\"/bin/echo 'a  b'\"",
                "pc1[exec]=\"echo $HOME it's; true\"");
    }

    private static List<Cable> cables() {
        return List.of(
                new Cable.AddLink(A),
                new Cable.Plug(PC1, 0, A, MAC),
                new Cable.Adjust(PC1, 0, A, MAC, Condition.parse(List.of("cut"))),
                new Cable.Adjust(PC1, 0, A, MAC, Condition.parse(List.of("delay", "10ms", "loss", "1%"))),
                new Cable.Adjust(PC1, 0, A, MAC, Condition.GOOD),
                new Cable.Release(PC1),
                new Cable.Join(HostInterface.parse(A, "eth7")),
                new Cable.Join(HostInterface.parse(A, "eth7.20")),
                new Cable.Part(HostInterface.parse(A, "eth7")),
                new Cable.Part(HostInterface.parse(A, "eth7.20")),
                new Cable.Unplug(PC1, 0),
                new Cable.RemoveLink(A));
    }

    private static void mustBeAll(Class<?> sealed, Collection<?> samples) {
        var there = Set.of(sealed.getPermittedSubclasses());
        assertEquals(there, samples.stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    /** What a shell says against these lines, which it does not run. */
    static String misread(List<String> lines) {
        try {
            var shell = new ProcessBuilder("/bin/sh", "-n")
                    .redirectErrorStream(true)
                    .start();
            try (var in = shell.getOutputStream()) {
                in.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("/bin/sh", e);
        }
    }
}
