package kathara.shell.language;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import kathara.engine.problem.LabException;

/**
 * Any text is read, or its problem has a place. Without JAZZER_FUZZ the seeds are replayed, which lie among the
 * resources; {@code scripts/test --fuzz} looks for more.
 */
class StatementsFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void anyTextIsReadOrItsProblemHasAPlace(FuzzedDataProvider data) {
        var text = data.consumeRemainingAsString();
        try {
            Statements.of("fuzz", text).forEach(step -> assertTrue(step.place().line() >= 1));
        } catch (LabException e) {
            assertTrue(e.problem().where().isPresent(), e::toString);
        }
        HalfLine.of(text, text.length());
    }
}
