package kathara.shell.command.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.TestShell;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long random sessions on an engine that fails now and then: what is recorded of them does the same. */
class RandomSessionTest {
    private static final int LINES = 800;

    @TempDir
    Path here;

    @ParameterizedTest
    @ValueSource(longs = {815, 4711, 20261127})
    void theReplayOfTheRecordEqualsTheSession(long seed) throws Exception {
        var random = new Random(seed);
        try (var shell = TestShell.in(here)) {
            shell.succeeds("record start session");
            int failed = 0;
            for (int i = 0; i < LINES; i++) {
                var line = line(random);
                if (!line.startsWith("try")) { // half a block cannot be done again
                    fault(shell, random);
                }
                failed += shell.run(line).status() == 0 ? 0 : 1;
                shell.platform().beforeEach(call -> {});
            }
            shell.succeeds("record stop");
            assertTrue(failed > LINES / 20 && failed < LINES * 9 / 10, "seed " + seed + ": " + failed + " failed");
            var lines = Files.readAllLines(here.resolve("session.ksh")).size();
            assertTrue(lines > LINES / 10, "seed " + seed + ": " + lines + " lines");
            replayed("run session.ksh", seed, shell);
            replayed("play --check session.ksh", seed, shell);
        }
    }

    private void replayed(String how, long seed, TestShell session) {
        try (var other = TestShell.in(here)) {
            var result = other.run(how);
            assertEquals(0, result.status(), () -> "seed " + seed + ": " + changes(result));
            assertEquals(session.topology(), other.topology(), "seed " + seed + ", " + how);
            assertEquals(
                    session.workspace().session().history().position(),
                    other.workspace().session().history().position(),
                    "seed " + seed + ", " + how);
        }
    }

    private static String changes(TestShell.Result result) {
        var all = (result.out() + result.err()).lines().toList();
        return all.stream()
                        .filter(line -> line.matches("[-+] .*|session\\.ksh:.*"))
                        .toList() + " " + all.get(all.size() - 1);
    }

    /** One call of the next line fails, or none. */
    private static void fault(TestShell shell, Random random) {
        if (random.nextInt(4) == 0) {
            var left = new AtomicInteger(random.nextInt(6));
            shell.platform().beforeEach(call -> {
                if (left.getAndDecrement() == 0) {
                    throw new LabException(Problem.of("the engine failed"));
                }
            });
        }
    }

    private static String line(Random random) {
        var node = "n" + random.nextInt(5);
        var link = "L" + random.nextInt(4);
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> "vstart --eth " + random.nextInt(3) + ":" + link + " " + node;
            case 4 -> "vclean " + node;
            case 5 -> "vconfig " + node + " --add " + link;
            case 6 -> "vconfig " + node + " --rm " + link;
            case 7 -> "vhalt " + node;
            case 8 -> "vpause " + node + "; vresume " + node;
            case 9 -> "link cut " + link;
            case 10 -> "link mend " + link;
            case 11 -> "undo " + (1 + random.nextInt(3));
            case 12 -> "redo";
            case 13 -> random.nextBoolean() ? "checkpoint here" : "rollback here";
            case 14 -> "try { vclean " + node + (random.nextBoolean() ? "; keep }" : " }");
            default -> "# a note\n" + node + " hostname";
        };
    }
}
