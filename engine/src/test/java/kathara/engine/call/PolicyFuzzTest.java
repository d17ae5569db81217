package kathara.engine.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.problem.LabException;
import kathara.engine.topology.UserName;
import org.junit.jupiter.api.Test;

/**
 * Random lines. Without JAZZER_FUZZ the seeds are replayed, which lie beside this class among the resources; {@code
 * scripts/test --fuzz} looks for new ones.
 */
class PolicyFuzzTest {
    private static final Policy POLICY = new Policy(new UserName("anna"), Limits.PERSONAL);
    private static final SecondChecker SECOND = new SecondChecker("anna");

    @FuzzTest(maxDuration = "5m")
    void whatIsAcceptedIsAcceptedByTheSecondCheckerAndIsTheCallItSays(FuzzedDataProvider data) {
        var line = data.consumeRemainingAsString();
        Words.of(line).ifPresent(PolicyFuzzTest::judge);
        judge(List.of(line.split(" ", -1)));
    }

    @FuzzTest(maxDuration = "5m")
    void aLabConfIsReadOrItsProblemsAreTold(FuzzedDataProvider data) {
        try {
            new LabConfReader().read("lab.conf", data.consumeRemainingAsBytes()).sound();
        } catch (LabException e) {
            assertTrue(!e.problems().isEmpty());
        }
    }

    private static void judge(List<String> words) {
        if (POLICY.walk(words).accepted()) {
            assertNull(SECOND.complaint(words), () -> Words.line(words));
            assertEquals(words, CallText.of(CallText.parse(words)));
        }
    }

    @Test
    void theSecondCheckerAcceptsWhatTheExamplesSayAndIsNoYesMan() {
        for (EngineCall call : CallTextTest.CALLS) {
            var words = POLICY.approve(call).line();
            assertNull(SECOND.complaint(Words.of(words).orElseThrow()), words);
        }
        for (String bad : List.of(
                "run x",
                "start --owner bob --lab l --node pc1",
                "start --owner anna --lab l --node pc1 --privileged",
                "create-node --owner anna --lab l --node pc1 --image a --most-processes 1 --env LD_PRELOAD=x",
                "capture --owner anna --lab l --link A -- -w/x")) {
            assertTrue(SECOND.complaint(List.of(bad.split(" "))) != null, bad);
        }
    }

    /** Without Jazzer, in every run of the tests: parts of lines that are good, put together at random. */
    @Test
    void randomMixturesOfGoodLinesAreJudgedAlike() {
        long seed = 20261127;
        var random = new Random(seed);
        var lines = CallTextTest.CALLS.stream()
                .map(call -> Words.of(POLICY.approve(call).line()).orElseThrow())
                .toList();
        var odd = List.of(
                "--privileged", "-v", "/:/host", "", "--", "bob", "..", "a b", "LD_PRELOAD=x", "net.a.b=1", "\u202e");
        for (int i = 0; i < 100_000; i++) {
            var words = new ArrayList<>(lines.get(random.nextInt(lines.size())));
            for (int changes = random.nextInt(3); changes >= 0 && !words.isEmpty(); changes--) {
                var other = lines.get(random.nextInt(lines.size()));
                int at = random.nextInt(words.size());
                switch (random.nextInt(5)) {
                    case 0 -> words.remove(at);
                    case 1 -> words.add(at, words.get(random.nextInt(words.size())));
                    case 2 -> words.set(at, other.get(random.nextInt(other.size())));
                    case 3 -> words.add(at, odd.get(random.nextInt(odd.size())));
                    default -> words.addAll(at, other.subList(random.nextInt(other.size()), other.size()));
                }
            }
            judge(words);
        }
    }
}
