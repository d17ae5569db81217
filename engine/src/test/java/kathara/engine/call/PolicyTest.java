package kathara.engine.call;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.HostInterface;
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
    private static final Policy PERSONAL = new Policy(CallTextTest.ANNA, Limits.PERSONAL);

    private static void refused(EngineCall call, Limits limits) {
        var e = assertThrows(LabException.class, () -> new Policy(CallTextTest.ANNA, limits).approve(call));
        assertEquals(LabException.Kind.REFUSED, e.kind());
        assertTrue(e.getMessage().contains("nothing was changed"), e.getMessage());
    }

    private static boolean accepts(String line) {
        return PERSONAL.walk(List.of(line.split(" "))).accepted();
    }

    @Test
    void aRefusalSaysItsRuleItsReasonAndWhatIsAllowed() {
        var theirs = new LabId(new UserName("bob"), new LabName("lab"));
        var e = assertThrows(
                LabException.class, () -> PERSONAL.approve(new EngineCall.RemoveNode(theirs, CallTextTest.PC1)));
        assertEquals(
                "refused by policy: remove-node: word 3, \"bob\" (rule owner: a call concerns labs of its caller alone)",
                e.problem().what());
        assertEquals(
                Optional.of("after \"remove-node --owner\" is allowed: \"anna\"; nothing was changed"),
                e.problem().remedy());
    }

    @Test
    void eachRefusalNamesTheNarrowestRule() {
        var node = "create-node --owner anna --lab l --node pc1 --image kathara/base --most-processes 512"
                + " --most-memory 512m --most-cpus 2";
        var policy = new Policy(CallTextTest.ANNA, Limits.CLASSROOM);
        assertTrue(policy.walk(List.of(node.split(" "))).accepted(), node);
        Map.ofEntries(
                        Map.entry("run", Rule.CALLS),
                        Map.entry("", Rule.CALLS),
                        Map.entry("start --owner bob", Rule.OWNER),
                        Map.entry("start --owner anna --lab ../l", Rule.NAMES),
                        Map.entry("start --owner anna --lab l --node -x", Rule.NAMES),
                        Map.entry("start --owner anna --lab l --node pc1 x", Rule.WHOLE_LINE),
                        Map.entry("start --owner anna --lab l", Rule.WHOLE_LINE),
                        Map.entry(node + " --privileged", Rule.OPTIONS),
                        Map.entry(node + " --memory 1g", Rule.MEMORY),
                        Map.entry(node + " --cpus 3", Rule.CPUS),
                        Map.entry(node.replace("512m", "513m"), Rule.MEMORY),
                        Map.entry(node.replace("processes 512", "processes 513"), Rule.PROCESSES),
                        Map.entry(node.replace(" --most-memory 512m", ""), Rule.OPTIONS),
                        Map.entry(node.replace("kathara/base", "evil/base"), Rule.IMAGES),
                        Map.entry(node.replace("kathara/base", "Kathara//"), Rule.NAMES),
                        Map.entry(node + " --sysctl kernel.core_pattern=|/x", Rule.SYSCTLS),
                        Map.entry(node + " --env LD_PRELOAD=/x", Rule.ENVIRONMENT),
                        Map.entry(node + " --env A=1 --env A=2", Rule.CANONICAL),
                        Map.entry(node + " --interface 0:A --interface 0:B", Rule.CANONICAL),
                        Map.entry(node + " --files /a/..", Rule.FILES),
                        Map.entry(node + " --command a\nb", Rule.CHARACTERS),
                        Map.entry("pull-image --image kathara/base", Rule.PULL),
                        Map.entry("build-image --recipe ../x", Rule.RECIPES),
                        Map.entry("wire --owner anna --lab l --cable x", Rule.WIRING),
                        Map.entry("capture --owner anna --lab l --link A -- -w/x", Rule.CAPTURE))
                .forEach((line, rule) -> {
                    var walk = policy.walk(List.of(line.split(" ")));
                    assertEquals(Optional.of(rule), walk.refusal().map(Refusal::rule), line);
                });
    }

    @Test
    void everyTransitionNamesItsRuleAndEveryStateIsReached() {
        var transitions = PERSONAL.transitions();
        var reached = new HashSet<>(Set.of(Machine.START));
        transitions.forEach(transition -> reached.add(transition.to()));
        for (var transition : transitions) {
            assertTrue(reached.contains(transition.from()), transition.from());
            assertTrue(!transition.rule().reason().isBlank());
            assertTrue(!transition.expects().isBlank());
        }
    }

    @Test
    void whatALabLeavesOpenIsAtTheCeiling() {
        var policy = new Policy(CallTextTest.ANNA, Limits.CLASSROOM);
        var call = (EngineCall.CreateNode)
                policy.approve(new EngineCall.CreateNode(LAB, Node.named(CallTextTest.PC1), Optional.empty()))
                        .call();
        assertEquals(Limits.CLASSROOM.ceilings(), call.bounds());
    }

    @Test
    void narrowingNeverWidens() {
        assertEquals(Limits.CLASSROOM, Limits.CLASSROOM.narrowedBy(Limits.PERSONAL));
        assertEquals(Limits.CLASSROOM, Limits.PERSONAL.narrowedBy(Limits.CLASSROOM));
    }

    @Test
    void everyDecisionGoesToTheJournalAndWhatCannotBeWrittenIsNotApproved() {
        var decisions = new ArrayList<Journal.Decision>();
        var policy = new Policy(CallTextTest.ANNA, Limits.CLASSROOM, decisions::add);
        policy.approve(new EngineCall.RemoveFabric(LAB));
        assertThrows(LabException.class, () -> policy.approve(new EngineCall.PullImage(ImageName.BASE)));
        assertThrows(LabException.class, () -> policy.mustAllowScript("x.groovy"));
        assertThrows(LabException.class, () -> policy.mustHold(51));
        assertEquals(
                List.of("[]", "[pull]", "[scripts]", "[nodes]"),
                decisions.stream()
                        .map(decision -> decision.refusal().stream().toList().toString())
                        .toList());
        var full = new Policy(CallTextTest.ANNA, Limits.PERSONAL, decision -> {
            throw new LabException(LabException.Kind.REFUSED, Problem.of("the disk is full"));
        });
        assertThrows(LabException.class, () -> full.approve(new EngineCall.RemoveFabric(LAB)));
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
        var narrow = Limits.CLASSROOM; // 512m, 2 processors
        var node = Node.named(CallTextTest.PC1);
        var policy = new Policy(CallTextTest.ANNA, narrow);
        policy.approve(
                new EngineCall.CreateNode(LAB, node.withImage(new ImageName("kathara/frr:9")), Optional.empty()));
        refused(new EngineCall.CreateNode(LAB, node.withImage(new ImageName("evil/image")), Optional.empty()), narrow);
        refused(
                new EngineCall.CreateNode(
                        LAB, node.withSettings(node.settings().withMemory(Memory.parse("513m"))), Optional.empty()),
                narrow);
        refused(
                new EngineCall.CreateNode(
                        LAB, node.withSettings(node.settings().withCpus(Cpus.parse("2.001"))), Optional.empty()),
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
                "create-node --owner anna --lab l --node pc1 --image a --most-processes 2048 --memory 64m --memory 64m",
                "create-node --owner anna --lab l --node pc1 --image a --most-processes 2048 --cpus 1 --memory 64m",
                "create-node --owner anna --lab l --node pc1 --image a --most-processes 2048 --volume /:/host",
                "create-node --owner anna --lab l --node pc1 --image a --most-processes 2048 --files /a/../b",
                "create-node --owner anna --lab l --node pc1 --image a --most-processes 2048 --files relative",
                "create-node --owner anna --lab l --node pc1 --image a --most-processes 2048 --sysctl kernel.core_pattern=x",
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
            if (!words.isEmpty() && PERSONAL.walk(words).accepted()) {
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

    @Test
    void anInterfaceOfTheMachineJoinsOnlyWhereTheAdministratorNamesIt() {
        var narrow = Limits.PERSONAL.withHostInterfaces(List.of("eth1", "eth2.20"));
        for (String name : List.of("eth1", "eth1.7", "eth2.20")) {
            assertEquals(
                    joining(name),
                    new Policy(CallTextTest.ANNA, narrow).approve(joining(name)).call());
        }
        for (String name : List.of("eth2", "eth2.2", "eth2.200", "eth10", "eth0")) {
            assertEquals(Rule.HOST_INTERFACES, ruleFor(joining(name), narrow), name);
        }
        for (var limits : List.of(Limits.PERSONAL, Limits.CLASSROOM, narrow.withOutside(false))) {
            assertEquals(Rule.HOST_INTERFACES, ruleFor(joining("eth1"), limits));
        }
        assertEquals(
                List.of("eth2.20"),
                narrow.narrowedBy(Limits.WIDEST.withHostInterfaces(List.of("eth2")))
                        .hostInterfaces());
        assertEquals(narrow.hostInterfaces(), narrow.narrowedBy(Limits.WIDEST).hostInterfaces());
    }

    private static EngineCall joining(String name) {
        return new EngineCall.Wire(
                LAB, List.of(), List.of(new Cable.Join(HostInterface.parse(new LinkName("A"), name))));
    }

    private static Rule ruleFor(EngineCall call, Limits limits) {
        return new Policy(CallTextTest.ANNA, limits)
                .walk(call)
                .refusal()
                .orElseThrow()
                .rule();
    }
}
