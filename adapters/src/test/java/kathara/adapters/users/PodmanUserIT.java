package kathara.adapters.users;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kathara.adapters.podman.PodmanPlatformIT;
import kathara.testing.LongForm;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rootless Podman: the service is the user's own, and so is all that it runs. */
class PodmanUserIT {
    private static final int PATIENCE_SECONDS = 60;

    private OrdinaryUser user;
    private Process service;

    @BeforeAll
    static void podmanIsWanted() {
        TestPlatforms.require("podman");
        LongForm.mustBeAsked();
        OrdinaryUser.needed("podman", "podman");
        OrdinaryUser.needed("runc", "runc");
    }

    @AfterEach
    void endServiceAndRemoveUser() throws Exception {
        if (service != null) {
            service.destroy();
            service.waitFor(10, TimeUnit.SECONDS);
        }
        if (user != null) {
            user.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> anOrdinaryUsersPodmanHasTheSameContract() throws Exception {
        user = OrdinaryUser.make("kathara-podman", true);
        configure();
        var info = user.program(Map.of(), List.of("podman", "info"))
                .redirectErrorStream(true)
                .start();
        var words = new String(info.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assumptions.assumeTrue(info.waitFor() == 0, () -> "Podman does not work for an ordinary user here: " + words);
        startService();
        return ContractOf.claims(user, PodmanPlatformIT.class, "podman", Map.of());
    }

    /** As on a machine with an older Debian: control groups of both versions, and limits that cannot be raised. */
    private void configure() throws IOException, InterruptedException {
        var settings = Files.createTempDirectory("kathara-podman-");
        Files.createDirectory(settings.resolve("containers"));
        Files.writeString(settings.resolve("containers/storage.conf"), "[storage]\ndriver = \"overlay\"\n");
        Files.writeString(settings.resolve("containers/containers.conf"), """
                [containers]
                default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
                [engine]
                runtime = "runc"
                cgroup_manager = "cgroupfs"
                events_logger = "file"
                """);
        user.copied(settings, ".config");
        for (String file : List.of("containers/storage.conf", "containers/containers.conf", "containers", "")) {
            Files.delete(settings.resolve(file));
        }
    }

    private void startService() throws IOException, InterruptedException {
        var socket = user.runtime().resolve("podman/podman.sock");
        var log = Path.of("podman.log");
        service = user.program(
                        Map.of(),
                        List.of(
                                "sh",
                                "-c",
                                "mkdir -p \"${1%/*}\" && exec podman system service --time 0 \"unix://$1\"",
                                "sh",
                                socket.toString()))
                .redirectErrorStream(true)
                .redirectOutput(user.home().resolve(log).toFile())
                .start();
        for (int tries = 0; tries < PATIENCE_SECONDS * 10 && !Files.exists(socket); tries++) {
            Assertions.assertTrue(
                    service.isAlive(),
                    () -> "the service ended: " + read(user.home().resolve(log)));
            Thread.sleep(100);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
