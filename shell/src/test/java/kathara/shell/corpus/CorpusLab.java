package kathara.shell.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lab of the corpus and what is known of it, from the file {@code notes} beside this class.
 *
 * @param path below the corpus
 * @param needs why it cannot run here, if it cannot
 * @param image what nodes run for which the lab names no image; the default has changed since the lab was written
 * @param leftOut nodes that are not started, with the reason
 * @param faults generic checks that fail because the lab means them to, each by the word it begins with
 * @param checks what its name promises
 */
record CorpusLab(
        String path,
        Optional<String> needs,
        Optional<String> image,
        List<Known> leftOut,
        List<Known> faults,
        List<Check> checks) {

    /** A name, and why. */
    record Known(String name, String why) {}

    /** A command on a node that must come to print what the pattern finds. */
    record Check(String kind, String node, String command, String pattern) {}

    /** The corpus beside this project, where there is one. */
    static Optional<Path> corpus() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.isDirectory(up.resolve("shared/corpus"))) {
                return Optional.of(up.resolve("shared/corpus"));
            }
        }
        return Optional.empty();
    }

    /** All labs of a corpus, with what the notes say of them. */
    static List<CorpusLab> all(Path corpus) throws IOException {
        var notes = notes();
        try (var files = Files.walk(corpus)) {
            return files.filter(file -> file.getFileName().toString().equals("lab.conf"))
                    .map(file -> corpus.relativize(file.getParent()).toString())
                    .sorted()
                    .map(path -> of(path, notes))
                    .toList();
        }
    }

    private static List<String> notes() throws IOException {
        try (InputStream in = CorpusLab.class.getResourceAsStream("notes")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** The lines below {@code lab PATTERN}, for each pattern that the path ends with or contains. */
    private static CorpusLab of(String path, List<String> notes) {
        Optional<String> needs = Optional.empty();
        Optional<String> image = Optional.empty();
        var leftOut = new ArrayList<Known>();
        var faults = new ArrayList<Known>();
        var checks = new ArrayList<Check>();
        boolean ours = false;
        for (String line : notes) {
            var words = line.strip().split("\\s+", 2);
            var rest = words.length < 2 ? "" : words[1];
            if (words[0].equals("lab")) {
                ours = ("/" + path + "/").contains("/" + rest + "/");
            } else if (ours) {
                switch (words[0]) {
                    case "needs" -> needs = Optional.of(rest);
                    case "image" -> image = Optional.of(rest);
                    case "without" -> leftOut.add(known(rest));
                    case "fault" -> faults.add(known(rest));
                    case "", "#" -> {}
                    default -> checks.add(check(words[0], rest));
                }
            }
        }
        return new CorpusLab(path, needs, image, leftOut, faults, checks);
    }

    private static Known known(String rest) {
        var words = rest.split(": ", 2);
        return new Known(words[0], words[1]);
    }

    private static Check check(String kind, String rest) {
        int colon = rest.indexOf(": ");
        int arrow = rest.lastIndexOf(" => ");
        if (colon < 0 || arrow < colon) {
            throw new IllegalStateException("notes: not a check: " + kind + " " + rest);
        }
        return new Check(kind, rest.substring(0, colon), rest.substring(colon + 2, arrow), rest.substring(arrow + 4));
    }

    String name() {
        return path.replaceAll(".*/(?=[^/]*/lab$)", "").replaceAll("/lab$", "").replaceAll(".*/", "");
    }
}
