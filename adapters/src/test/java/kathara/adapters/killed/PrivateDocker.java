package kathara.adapters.killed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kathara.adapters.docker.DockerProvider;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Surroundings;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A dockerd of the test's own, beside the machine's: it shares nothing with it and may be killed. */
final class PrivateDocker implements AutoCloseable {
    private static final String MACHINES = "/var/run/docker.sock";
    private static final int PATIENCE_SECONDS = 60;
    private static final int STARTS = 3;

    private final Path data =
            Path.of("/var/lib/kathara-test-" + ProcessHandle.current().pid());
    /** Short: the name of a socket has 108 characters at most (unix(7)). */
    private final Path run =
            Path.of("/run/kathara-test-" + ProcessHandle.current().pid());

    private Process daemon;

    PrivateDocker() throws IOException, InterruptedException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "a dockerd of one's own takes root");
        Files.createDirectories(data);
        Files.createDirectories(run);
        start();
    }

    private String socket() {
        return run.resolve("docker.sock").toString();
    }

    /** Again when it ends, as a machine's service manager does: what its predecessor has left may take a moment to go. */
    void start() throws IOException, InterruptedException {
        for (int tries = 0; tries < STARTS; tries++) {
            begin();
            if (answers()) {
                return;
            }
        }
        Assertions.fail("dockerd does not answer: " + Files.readString(log().toPath()));
    }

    private void begin() throws IOException {
        daemon = new ProcessBuilder(
                        "unshare", // its networks are its own: it would take away the machine's docker0
                        "--net",
                        "dockerd",
                        "--data-root=" + data.resolve("data"),
                        "--exec-root=" + run.resolve("exec"),
                        "--pidfile=" + run.resolve("docker.pid"),
                        "--host=unix://" + socket(),
                        "--bridge=none",
                        "--iptables=false",
                        "--ip6tables=false")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                .start();
    }

    private boolean answers() throws IOException, InterruptedException {
        for (int tries = 0; tries < PATIENCE_SECONDS * 5 && daemon.isAlive(); tries++) {
            if (curl(socket(), "-o", "/dev/null", "http://docker/_ping") == 0) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    private File log() {
        return data.resolve("dockerd.log").toFile();
    }

    /** Its containerd and its containers go on for now, as they do when a daemon is killed. */
    void kill() throws IOException, InterruptedException {
        daemon.destroyForcibly().waitFor();
        Files.deleteIfExists(run.resolve("docker.pid")); // its number may be another's by now
    }

    ContainerPlatform open() {
        return new DockerProvider().open(new Surroundings(Map.of("DOCKER_HOST", "unix://" + socket()), Path.of("/")));
    }

    /** Takes an image from the machine's own Docker. */
    void takeImage(String name) throws IOException, InterruptedException {
        var file = data.resolve("image.tar").toString();
        Assertions.assertEquals(0, curl(MACHINES, "-o", file, "http://docker/images/" + name + "/get"));
        Assertions.assertEquals(
                0,
                curl(
                        socket(),
                        "-o",
                        "/dev/null",
                        "-H",
                        "Content-Type: application/x-tar",
                        "-T",
                        file,
                        "-X",
                        "POST",
                        "http://docker/images/load"));
        Files.delete(Path.of(file));
    }

    private static int curl(String socket, String... words) throws IOException, InterruptedException {
        var all = Stream.concat(
                        Stream.of("curl", "--silent", "--fail", "--max-time", "120", "--unix-socket", socket),
                        Arrays.stream(words))
                .toList();
        return new ProcessBuilder(all).start().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        daemon.destroy();
        if (!daemon.waitFor(20, TimeUnit.SECONDS)) {
            daemon.destroyForcibly().waitFor();
        }
        ProcessHandle.allProcesses() // a containerd that a killed daemon has left
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(run.toString()))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
        Thread.sleep(500);
        for (String mount : Files.readAllLines(Path.of("/proc/self/mounts"))) {
            var place = mount.split(" ")[1];
            if (place.startsWith(run + "/") || place.startsWith(data + "/")) {
                new ProcessBuilder("umount", "-l", place).start().waitFor();
            }
        }
        for (Path folder : List.of(run, data)) {
            new ProcessBuilder("rm", "-rf", "--one-file-system", folder.toString())
                    .start()
                    .waitFor();
        }
    }
}
