package kathara.adapters.users;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kathara.adapters.users.ClaimRunner.Claim;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** The claims of a test class, tried by a program of another user; each comes as soon as that program tells of it. */
final class ContractOf implements Iterator<DynamicTest> {
    private static final int MOST_LAST_WORDS = 40;

    private final Process program;
    private final BufferedReader lines;
    private final Deque<String> lastWords = new ArrayDeque<>();
    private DynamicTest next;
    private boolean ended;

    private ContractOf(Process program) {
        this.program = program;
        this.lines = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    }

    /** @param platform as in {@code -Dkathara.test.platforms} */
    static Stream<DynamicTest> claims(
            OrdinaryUser user, Class<?> claims, String platform, Map<String, String> environment)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(program(user, Map.of("kathara.test.platforms", platform), ClaimRunner.class));
        words.add(claims.getName());
        var program = user.program(environment, words).redirectErrorStream(true).start();
        program.getOutputStream().close();
        var all = new ContractOf(program);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false)
                .onClose(program::destroy);
    }

    /** The words that run a main class of ours as another user. */
    static List<String> program(OrdinaryUser user, Map<String, String> properties, Class<?> main)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        properties.forEach((name, value) -> words.add("-D" + name + "=" + value));
        words.addAll(List.of("-cp", classPath(user), main.getName()));
        return List.copyOf(words);
    }

    /** Ours, copied to where the user may read it. */
    private static String classPath(OrdinaryUser user) throws IOException, InterruptedException {
        var copies = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var original = Path.of(entry);
            if (Files.exists(original)) {
                var name = "classes-" + copies.size() + (Files.isDirectory(original) ? "" : ".jar");
                copies.add(user.copied(original, name).toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            read();
        }
        return next != null;
    }

    @Override
    public DynamicTest next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var test = next;
        next = null;
        return test;
    }

    private void read() {
        try {
            var line = lines.readLine();
            if (line == null) {
                ended = true;
                var words = String.join("\n", lastWords);
                next = DynamicTest.dynamicTest(
                        "the program of the user ends in an orderly way",
                        () -> Assertions.fail("it ended with " + program.waitFor() + " before it was done: " + words));
            } else if (line.equals(ClaimRunner.END)) {
                ended = true;
            } else if (line.matches("(PASSED|SKIPPED|FAILED)\t[^\t]+\t[A-Za-z0-9+/=]*")) {
                next = test(Claim.of(line));
            } else {
                lastWords.add(line);
                while (lastWords.size() > MOST_LAST_WORDS) {
                    lastWords.remove();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DynamicTest test(Claim claim) {
        return DynamicTest.dynamicTest(claim.name(), () -> {
            switch (claim.result()) {
                case PASSED -> {}
                case SKIPPED -> Assumptions.abort(claim.name() + ": " + claim.words());
                case FAILED -> Assertions.fail(claim.name() + ": " + claim.words());
                default -> throw new IllegalStateException();
            }
        });
    }
}
