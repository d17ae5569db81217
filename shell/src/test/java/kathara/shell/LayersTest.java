package kathara.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the import lines of the module with a table of what each package may use. */
class LayersTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?([\\w.]+);");

    /** Every package with what it may use besides itself and the JDK. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("kathara.shell", List.of("kathara.shell.", "kathara.engine.")),
            Map.entry(
                    "kathara.shell.terminal",
                    List.of(
                            "org.jline.",
                            "kathara.shell.command.",
                            "kathara.shell.completion.",
                            "kathara.shell.language.",
                            "kathara.shell.screen.",
                            "kathara.shell.settings.",
                            "kathara.shell.workspace.",
                            "kathara.engine.")),
            Map.entry(
                    "kathara.shell.completion",
                    List.of(
                            "kathara.shell.command.",
                            "kathara.shell.language.",
                            "kathara.shell.screen.",
                            "kathara.shell.settings.",
                            "kathara.shell.workspace.",
                            "kathara.engine.",
                            "picocli.")),
            Map.entry(
                    "kathara.shell.command",
                    List.of(
                            "kathara.shell.drawing.",
                            "kathara.shell.language.",
                            "kathara.shell.network.",
                            "kathara.shell.rules.",
                            "kathara.shell.screen.",
                            "kathara.shell.script.",
                            "kathara.shell.settings.",
                            "kathara.shell.workspace.",
                            "kathara.engine.",
                            "picocli.")),
            Map.entry(
                    "kathara.shell.script",
                    List.of(
                            "groovy.",
                            "org.codehaus.groovy.",
                            "kathara.shell.language.",
                            "kathara.shell.screen.",
                            "kathara.shell.workspace.",
                            "kathara.engine.")),
            Map.entry(
                    "kathara.shell.workspace",
                    List.of("kathara.shell.rules.", "kathara.shell.settings.", "kathara.engine.")),
            Map.entry("kathara.shell.settings", List.of("kathara.engine.", "com.fasterxml.")),
            Map.entry("kathara.shell.rules", List.of("kathara.engine.", "com.fasterxml.")),
            Map.entry("kathara.shell.network", List.of("kathara.engine.", "com.fasterxml.")),
            Map.entry(
                    "kathara.shell.drawing",
                    List.of("kathara.engine.problem.", "javax.imageio.", "javax.xml.stream.", "org.eclipse.elk.")),
            Map.entry("kathara.shell.language", List.of("kathara.engine.problem.")),
            Map.entry(
                    "kathara.shell.screen",
                    List.of("kathara.engine.problem.", "org.fusesource.jansi.", "com.fasterxml.")));

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** A package inside another may use what that one may, and all of it. */
    private static List<String> allowed(String name) {
        int dot = name.lastIndexOf('.');
        if (MAY_USE.containsKey(name) || dot < 0) {
            return MAY_USE.get(name);
        }
        var parent = name.substring(0, dot);
        var ofParent = allowed(parent);
        if (ofParent == null || parent.equals("kathara.shell")) {
            return null;
        }
        var all = new ArrayList<>(ofParent);
        all.add(parent + ".");
        return all;
    }

    private static String packageOf(Path source) {
        return SOURCES.relativize(source.getParent()).toString().replace('/', '.');
    }

    @Test
    void packagesUseWhatTheTableSaysAndNothingElse() throws IOException {
        var wrong = new ArrayList<String>();
        for (Path source : sources()) {
            var own = packageOf(source);
            var allowed = allowed(own);
            assertTrue(allowed != null, () -> own + " is not in the table");
            IMPORT.matcher(Files.readString(source))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(name -> {
                        boolean fits = name.startsWith("java.")
                                || name.startsWith(own + ".")
                                || allowed.stream().anyMatch(name::startsWith);
                        if (!fits) {
                            wrong.add(source + " uses " + name);
                        }
                    });
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theEnvironmentIsReadInMainAlone() throws IOException {
        var wrong = new ArrayList<Path>();
        for (Path source : sources()) {
            var text = Files.readString(source);
            boolean reads = text.contains("System.getenv")
                    || text.contains("System.getProperty")
                    || text.contains("System.exit")
                    || text.contains(".halt(");
            if (reads && !source.endsWith("kathara/shell/Main.java")) {
                wrong.add(source);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        for (Path source : sources()) {
            assertTrue(Files.exists(source.resolveSibling("package-info.java")), packageOf(source));
        }
    }
}
