package kathara.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kathara.engine.topology.UserName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every example of docs/language.md and docs/demos.md runs, and prints what stands behind it: in memory, and on native if that is given. */
class LanguagePageTest {
    private static final List<String> PAGES = List.of("language", "demos");

    @TempDir
    Path here;

    /** @param shown what it prints; empty when the page does not say */
    private record Example(String text, Optional<String> shown) {}

    private static List<Example> examples(String page) throws IOException {
        var examples = new ArrayList<Example>();
        var block = new StringBuilder();
        String kind = "";
        for (var line : Files.readAllLines(Path.of("../docs/" + page + ".md"))) {
            if (!line.startsWith("```")) {
                block.append(line).append('\n');
            } else if (kind.isEmpty()) {
                kind = line.substring(3);
                block.setLength(0);
            } else {
                if (kind.equals("ksh")) {
                    examples.add(new Example(block.toString(), Optional.empty()));
                } else {
                    int last = examples.size() - 1;
                    examples.set(last, new Example(examples.get(last).text(), Optional.of(block.toString())));
                }
                kind = "";
            }
        }
        return examples;
    }

    @TestFactory
    Stream<DynamicTest> everyExampleDoesWhatThePageSays() {
        return Stream.of(System.getProperty("kathara.test.platforms", "memory").split(","))
                .filter(platform -> platform.equals("memory") || platform.equals("native"))
                .flatMap(platform -> PAGES.stream()
                        .map(page -> DynamicTest.dynamicTest(page + " on " + platform, () -> play(page, platform))));
    }

    private void play(String page, String platform) throws IOException {
        var examples = examples(page);
        assertTrue(examples.size() >= 4, "the page has examples");
        var owner = new UserName("page-" + ProcessHandle.current().pid());
        boolean memory = platform.equals("memory");
        var folder = Files.createDirectories(here.resolve(page + "-" + platform));
        try (var shell = memory ? TestShell.in(folder) : TestShell.on(platform, owner, folder)) {
            try {
                if (memory) {
                    shell.platform()
                            .programs(call -> call.words().equals(List.of("ip", "-j", "addr"))
                                    ? Optional.of(addresses(call.node().text()))
                                    : Optional.empty());
                }
                for (var example : examples) {
                    var result = shell.run(example.text());
                    assertEquals(0, result.status(), () -> example.text() + result);
                    // what jobs say comes when it comes
                    var out = result.out().replaceAll("(?m)^\\[[0-9]+\\] .*\n", "");
                    example.shown().ifPresent(shown -> assertShown(shown, out, example.text()));
                }
            } finally {
                shell.run("wipe -f");
            }
        }
    }

    /** A line {@code …} stands for any lines. */
    private static void assertShown(String shown, String out, String text) {
        var pattern = Stream.of(shown.split("(?m)^…\n", -1)).map(Pattern::quote).collect(Collectors.joining("(?s:.*)"));
        assertTrue(out.matches(pattern), () -> text + "shows\n" + out + "and not\n" + shown);
    }

    private static String addresses(String node) {
        return "[{\"ifname\":\"eth0\",\"addr_info\":[{\"family\":\"inet\",\"local\":\"10.0.0." + node.charAt(2)
                + "\",\"prefixlen\":24,\"scope\":\"global\"}]}]";
    }
}
