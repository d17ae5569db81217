package kathara.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real program as a process of its own, on the class path of the tests, so that {@code memory} is a platform. */
public final class Program {
    private final Path home;

    /** What a call of the program came to. */
    public record Result(int status, String out, String err) {}

    public Program(Path home) throws IOException {
        this.home = home;
        Files.createFile(home.resolve("dead.sock"));
    }

    /** The words that start it. */
    public List<String> command(String... arguments) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), "kathara.shell.Main"));
        words.addAll(List.of(arguments));
        return words;
    }

    /** Its environment: a home of its own, and a Docker that does not answer. */
    public Map<String, String> environment() {
        return Map.of(
                "HOME",
                home.toString(),
                "XDG_DATA_HOME",
                home.resolve("data").toString(),
                "XDG_RUNTIME_DIR",
                home.resolve("run").toString(),
                "XDG_CONFIG_HOME",
                home.resolve(".config").toString(),
                "INPUTRC",
                home.resolve(".inputrc").toString(),
                "DOCKER_HOST",
                "unix://" + home.resolve("dead.sock"),
                "PATH",
                "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
                "LC_ALL",
                "C.UTF-8");
    }

    /** Runs it to its end with this on its standard input. */
    public Result run(String input, String... arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile(home, "out", ".txt");
        var err = Files.createTempFile(home, "err", ".txt");
        var builder = new ProcessBuilder(command(arguments))
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the program goes on for ever: " + List.of(arguments));
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
