package kathara.engine.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.topology.Condition;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Mac;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Sysctl;
import kathara.engine.topology.UserName;
import org.junit.jupiter.api.Test;

class CallTextTest {
    static final UserName ANNA = new UserName("anna");
    static final LabId LAB = new LabId(ANNA, new LabName("ospf-1a2b3c"));
    static final NodeName PC1 = new NodeName("pc1");

    /** At least one of each kind, with what is odd about it. */
    static final List<EngineCall> CALLS = List.of(
            new EngineCall.CreateFabric(LAB),
            new EngineCall.RemoveFabric(LAB),
            new EngineCall.CreateNode(LAB, Node.named(PC1), Optional.empty()),
            new EngineCall.CreateNode(LAB, wholeNode(), Optional.of(Path.of("/home/anna/my labs/ospf"))),
            new EngineCall.StartNode(LAB, PC1),
            new EngineCall.StopNode(LAB, PC1),
            new EngineCall.KillNode(LAB, PC1),
            new EngineCall.PauseNode(LAB, PC1),
            new EngineCall.ResumeNode(LAB, PC1),
            new EngineCall.RemoveNode(LAB, PC1),
            new EngineCall.Wire(LAB, List.of(), List.of()),
            new EngineCall.Wire(
                    LAB,
                    List.of("pc1[0]=\"A\"", "pc1[exec]='echo \"x\"'"),
                    List.of(
                            new Cable.Unplug(PC1, 1),
                            new Cable.RemoveLink(new LinkName("B")),
                            new Cable.AddLink(new LinkName("å_1")),
                            new Cable.Plug(PC1, 0, new LinkName("A"), new Mac("02:00:00:00:00:01")),
                            new Cable.Adjust(PC1, 0, new LinkName("A"), new Mac("02:00:00:00:00:01"), Condition.GOOD),
                            new Cable.Adjust(
                                    PC1,
                                    999,
                                    new LinkName("A"),
                                    new Mac("02:00:00:00:00:01"),
                                    Condition.parse(List.of("cut", "rate", "1500bit", "loss", "0.5%"))),
                            new Cable.Part(HostInterface.parse(new LinkName("A"), "enp3s0.20")),
                            new Cable.Release(PC1))),
            new EngineCall.SetSysctls(LAB, PC1, List.of(Sysctl.parse("net.ipv4.conf.eth0.arp_ignore=1"))),
            new EngineCall.Execute(LAB, PC1, false, List.of("sh", "-c", "echo \"a b\" \\ 'c' -- $HOME", "--", "")),
            new EngineCall.Execute(LAB, PC1, true, List.of("bash")),
            new EngineCall.Capture(LAB, new LinkName("A"), List.of()),
            new EngineCall.Capture(LAB, new LinkName("A"), List.of("-nn", "-c", "3", "(icmp or arp)", "-w-")),
            new EngineCall.BuildImage("frr"),
            new EngineCall.PullImage(new ImageName("registry.example:5000/kathara/frr:9")));

    private static Node wholeNode() {
        return new LabConfReader()
                .read(
                        "lab.conf",
                        List.of(
                                "pc1[0]=A",
                                "pc1[7]=B/02:00:00:00:00:09",
                                "pc1[image]=kathara/frr:9",
                                "pc1[mem]=64m",
                                "pc1[cpus]=0.5",
                                "pc1[sysctl]=net.ipv4.ip_forward=0",
                                "pc1[env]=\"COLOUR=dark red\"",
                                "pc1[ulimit]=nofile=1024:2048",
                                "pc1[ipv6]=false",
                                "pc1[shell]=\"/bin/sh -l\"",
                                "pc1[num_terms]=0",
                                "pc1[entrypoint]='/setup \"a b\"'",
                                "pc1[args]=\"-- 1 2\"",
                                "pc1[bridged]=true",
                                "pc1[port]=8080:80/udp",
                                "pc1[port]=443:443",
                                "pc1[exec]=\"ip link; echo 'done'\""))
                .sound()
                .node(PC1);
    }

    @Test
    void everyKindOfCallIsAmongTheExamples() {
        var kinds = CALLS.stream().map(Object::getClass).collect(Collectors.toSet());
        assertEquals(Arrays.stream(EngineCall.class.getPermittedSubclasses()).collect(Collectors.toSet()), kinds);
    }

    @Test
    void theTextOfACallGivesTheCallBack() {
        for (EngineCall call : CALLS) {
            assertEquals(call, CallText.parse(CallText.of(call)));
        }
    }

    @Test
    void theLineOfACallGivesItsWordsBack() {
        for (EngineCall call : CALLS) {
            var words = CallText.of(call);
            assertEquals(Optional.of(words), Words.of(Words.line(words)));
        }
    }

    @Test
    void thePolicyApprovesThemAndHoldsWhatItRead() {
        var policy = new Policy(ANNA, Limits.PERSONAL);
        for (EngineCall call : CALLS) {
            var approved = policy.approve(call);
            assertEquals(call, approved.call());
            assertTrue(policy.walk(CallText.of(call)).accepted());
        }
    }

    @Test
    void aLineThatIsNotCanonicalHasNoWords() {
        for (String line : List.of("a  b", " a", "a ", "\"a", "\"a\"", "a\\", "a\"b")) {
            assertTrue(Words.of(line).isEmpty(), line);
        }
    }
}
