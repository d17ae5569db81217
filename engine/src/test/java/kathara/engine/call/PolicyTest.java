package kathara.engine.call;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kathara.engine.problem.LabException;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Memory;
import kathara.engine.topology.Node;
import kathara.engine.topology.Settings;
import kathara.engine.topology.UserName;
import kathara.engine.topology.Volume;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final LabId LAB = CallTextTest.LAB;
    private static final Machine MACHINE = Grammar.machine(CallTextTest.ANNA, Limits.PERSONAL);

    private static void refused(EngineCall call, Limits limits) {
        var e = assertThrows(LabException.class, () -> new Policy(CallTextTest.ANNA, limits).approve(call));
        assertEquals(LabException.Kind.REFUSED, e.kind());
        assertTrue(e.getMessage().contains("nothing was changed"), e.getMessage());
    }

    private static boolean accepts(String line) {
        return MACHINE.refusalOf(List.of(line.split(" "))).isEmpty();
    }

    @Test
    void whatBelongsToAnotherIsRefused() {
        var theirs = new LabId(new UserName("bob"), new LabName("lab"));
        refused(new EngineCall.RemoveNode(theirs, CallTextTest.PC1), Limits.PERSONAL);
        refused(new EngineCall.Execute(theirs, CallTextTest.PC1, false, List.of("id")), Limits.PERSONAL);
        refused(new EngineCall.RemoveFabric(theirs), Limits.PERSONAL);
    }

    @Test
    void ceilingsHold() {
        var narrow = new Limits(List.of("kathara/*"), Memory.parse("128m"), Cpus.parse("1"));
        var node = Node.named(CallTextTest.PC1);
        var policy = new Policy(CallTextTest.ANNA, narrow);
        policy.approve(
                new EngineCall.CreateNode(LAB, node.withImage(new ImageName("kathara/frr:9")), Optional.empty()));
        refused(new EngineCall.CreateNode(LAB, node.withImage(new ImageName("evil/image")), Optional.empty()), narrow);
        refused(
                new EngineCall.CreateNode(
                        LAB, node.withSettings(node.settings().withMemory(Memory.parse("129m"))), Optional.empty()),
                narrow);
        refused(
                new EngineCall.CreateNode(
                        LAB, node.withSettings(node.settings().withCpus(Cpus.parse("1.001"))), Optional.empty()),
                narrow);
    }

    @Test
    void controlAndFormatCharactersAreRefused() {
        for (String word : List.of("a\nb", "a\0b", "\u001b[2J", "a\u202eb", "a\u2028b", "\ud800")) {
            refused(new EngineCall.Execute(LAB, CallTextTest.PC1, false, List.of("echo", word)), Limits.PERSONAL);
        }
    }

    @Test
    void aCommandMustHaveAWord() {
        refused(new EngineCall.Execute(LAB, CallTextTest.PC1, false, List.of()), Limits.PERSONAL);
    }

    @Test
    void tcpdumpTouchesNoFileAndNoProgram() {
        for (String word : List.of(
                "-w/etc/passwd",
                "-w",
                "-r",
                "-z",
                "-zsh",
                "-F",
                "-i",
                "-ieth0",
                "-nz",
                "-Z",
                "-G1",
                "-C1",
                "-D",
                "--interface=any")) {
            refused(new EngineCall.Capture(LAB, new LinkName("A"), List.of(word)), Limits.PERSONAL);
        }
    }

    @Test
    void onlyWholeWordsInTheirOrderAreAccepted() {
        var start = "start --owner anna --lab l --node pc1";
        assertTrue(accepts(start));
        for (String line : List.of(
                "star --owner anna --lab l --node pc1",
                "startx --owner anna --lab l --node pc1",
                "start --own anna --lab l --node pc1",
                "start --lab l --owner anna --node pc1",
                "start --owner anna --owner anna --lab l --node pc1",
                "start --owner anna --lab l",
                "start --owner anna --lab l --node",
                start + " --privileged",
                start + " -- ls",
                "start --owner anna --lab l --node --node",
                "create-node --owner anna --lab l --node pc1 --image a --memory 64m --memory 64m",
                "create-node --owner anna --lab l --node pc1 --image a --cpus 1 --memory 64m",
                "create-node --owner anna --lab l --node pc1 --image a --volume /:/host",
                "create-node --owner anna --lab l --node pc1 --image a --files /a/../b",
                "create-node --owner anna --lab l --node pc1 --image a --files relative",
                "create-node --owner anna --lab l --node pc1 --image a --sysctl kernel.core_pattern=x",
                "wire --owner anna --lab l --cable plug:pc1:0:A",
                "exec --owner anna --lab l --node pc1 ls",
                "build-image --recipe ../x")) {
            assertTrue(!accepts(line), line);
        }
    }

    @Test
    void randomChangesOfAnAcceptedLineNeverGiveAnotherOwner() {
        long seed = 20261125;
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var words = new ArrayList<>(CallText.of(CallTextTest.CALLS.get(random.nextInt(CallTextTest.CALLS.size()))));
            switch (random.nextInt(4)) {
                case 0 -> words.remove(random.nextInt(words.size()));
                case 1 -> words.add(random.nextInt(words.size() + 1), words.get(random.nextInt(words.size())));
                case 2 -> words.set(random.nextInt(words.size()), "--owner");
                default -> words.set(random.nextInt(words.size()), "bob");
            }
            if (!words.isEmpty() && MACHINE.refusalOf(words).isEmpty()) {
                var accepted = List.copyOf(words);
                var call = assertDoesNotThrow(() -> CallText.parse(accepted), () -> "seed " + seed + ": " + accepted);
                assertEquals(words, CallText.of(call), () -> "seed " + seed);
                assertTrue(!words.get(1).equals("--owner") || words.get(2).equals("anna"), () -> "seed " + seed);
            }
        }
    }

    @Test
    void whatALabMayNotHaveIsRefusedByNameWithTheRemedy() {
        for (var settings : List.of(
                Settings.DEFAULT.withVolume(Volume.parse("/etc|/host")), Settings.DEFAULT.withPrivileged(true))) {
            var call = new EngineCall.CreateNode(LAB, Node.named("pc1").withSettings(settings), Optional.empty());
            var refusal = assertThrows(
                    LabException.class, () -> new Policy(CallTextTest.ANNA, Limits.PERSONAL).approve(call));
            assertEquals(LabException.Kind.REFUSED, refusal.kind());
            assertTrue(
                    refusal.problem().what().startsWith("refused by policy: create-node pc1: word"),
                    refusal::getMessage);
            assertTrue(refusal.problem().remedy().orElseThrow().contains("out of lab.conf"), refusal::getMessage);
        }
    }
}
