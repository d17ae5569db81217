package kathara.adapters.node;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kathara.adapters.fabric.ShellLine;
import kathara.engine.call.EngineCall;
import kathara.engine.topology.NodeName;

/** What {@link NodeArchive} and the scripts of a node amount to, as commands for people. */
public final class FilesEquivalent {
    private FilesEquivalent() {}

    /**
     * Lays what a node starts with below a folder.
     *
     * @param folder as a shell reads it
     */
    public static List<String> into(String folder, EngineCall.CreateNode call) {
        var lines = new ArrayList<String>();
        var scripts = new ArrayList<String>();
        var name = call.node().name().text();
        call.files().ifPresent(lab -> {
            if (Files.isDirectory(lab.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                lines.add("cp -a " + ShellLine.word(lab.resolve(name) + "/.") + " " + folder + "/");
            }
            Stream.of("shared.startup", name + ".startup", "shared.shutdown", name + ".shutdown")
                    .map(lab::resolve)
                    .filter(Files::isRegularFile)
                    .forEach(script ->
                            scripts.add("cp " + ShellLine.word(script.toString()) + " " + folder + "/hostlab/"));
        });
        var settings = call.node().settings();
        var program = Stream.of(settings.entrypoint(), settings.arguments())
                .flatMap(part -> part.stream())
                .flatMap(part -> part.words().stream())
                .toList();
        if (!program.isEmpty()) {
            scripts.add(written(List.of(ShellLine.of(program) + " &"), folder, name + ".entrypoint"));
        }
        if (!settings.commands().isEmpty()) {
            scripts.add(written(settings.commands(), folder, name + ".exec"));
        }
        if (!scripts.isEmpty()) {
            lines.add("mkdir -p " + folder + "/hostlab");
            lines.addAll(scripts);
        }
        return lines;
    }

    private static String written(List<String> text, String folder, String name) {
        return "printf '%s\\n' " + ShellLine.of(text) + " >" + folder + "/hostlab/" + name;
    }

    /** What runs a node's scripts, as the words of a command inside it. */
    public static List<String> startup(NodeName node) {
        return List.of(
                "sh",
                "-c",
                "cd /hostlab 2>/dev/null || exit 0; for script in " + node + ".entrypoint shared.startup " + node
                        + ".startup " + node + ".exec; do [ ! -e $script ] || (cd / && sh /hostlab/$script); done");
    }
}
