package kathara.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kathara.engine.topology.UserName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * docs/walkthrough.md is played: each line behind a prompt is run, and what it shows must be what the page says, but for
 * numbers; a line {@code …} stands for any lines.
 */
class WalkthroughIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PROMPT = Pattern.compile("([a-z-]+)> (.*)");

    private static final Pattern NUMBER = Pattern.compile("(?<![a-zA-Z])[0-9][0-9.:]*");

    private record Step(String command, List<String> shown) {}

    @TestFactory
    Stream<DynamicTest> everyStepOfTheWalkthroughDoesWhatThePageSays() {
        var platforms = Stream.of(
                        System.getProperty("kathara.test.platforms", "memory").split(","))
                .filter(name -> name.equals("docker") || name.equals("native"))
                .toList();
        assumeTrue(!platforms.isEmpty(), "needs docker or native");
        return platforms.stream().map(platform -> DynamicTest.dynamicTest(platform, () -> play(platform)));
    }

    private static void play(String platform) throws IOException {
        var steps = steps(Files.readAllLines(ROOT.resolve("docs/walkthrough.md")));
        assertTrue(steps.size() > 20, "the page has steps");
        var owner = new UserName("walk-" + ProcessHandle.current().pid());
        try (var shell = TestShell.on(platform, owner, ROOT)) {
            try {
                for (var step : steps) {
                    if (!step.command().equals("exit")) {
                        var said = shell.succeeds(step.command());
                        assertEquals("", missing(step, said, platform), step.command() + " shows:\n" + said);
                    }
                }
            } finally {
                shell.run("wipe -f");
            }
        }
    }

    private static List<Step> steps(List<String> page) {
        var steps = new ArrayList<Step>();
        boolean inside = false;
        for (var line : page) {
            if (line.startsWith("```")) {
                inside = !inside;
                continue;
            }
            var prompt = PROMPT.matcher(line);
            if (inside && prompt.matches()) {
                steps.add(new Step(prompt.group(2), new ArrayList<>()));
            } else if (inside && !steps.isEmpty()) {
                steps.get(steps.size() - 1).shown().add(line);
            }
        }
        return steps;
    }

    /** The first line of the page that is not shown where it should be; empty when all are. */
    private static String missing(Step step, String said, String platform) {
        var lines = said.lines().toList();
        int at = 0;
        boolean gap = false;
        for (var line : step.shown()) {
            if (line.equals("…")) {
                gap = true;
                continue;
            }
            var wanted = pattern(line.replace(" on docker:", " on " + platform + ":"));
            int found = at;
            while (gap
                    && found < lines.size()
                    && !wanted.matcher(lines.get(found)).matches()) {
                found++;
            }
            if (found == lines.size() || !wanted.matcher(lines.get(found)).matches()) {
                return line;
            }
            at = found + 1;
            gap = false;
        }
        return "";
    }

    private static Pattern pattern(String line) {
        var text = new StringBuilder();
        for (var word : line.strip().split("\\s+")) {
            text.append(text.length() == 0 ? "\\s*" : "\\s+").append(pattern(NUMBER.matcher(word)));
        }
        return Pattern.compile(text + "\\s*");
    }

    private static String pattern(Matcher numbers) {
        return numbers.replaceAll(number -> "\\\\E[0-9.:]+\\\\Q").transform(masked -> "\\Q" + masked + "\\E");
    }
}
