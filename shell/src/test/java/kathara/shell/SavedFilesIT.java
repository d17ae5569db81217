package kathara.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kathara.engine.topology.UserName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a lab that is saved leaves out is what its nodes alone have, and nothing that every node has. */
class SavedFilesIT {
    @TempDir
    Path here;

    @TestFactory
    Stream<DynamicTest> filesOfANodeAloneAreNamedAlsoAfterItsNextStart() {
        var platforms =
                List.of(System.getProperty("kathara.test.platforms", "memory").split(","));
        return Stream.of("docker", "native")
                .map(platform -> DynamicTest.dynamicTest(platform, () -> {
                    assumeTrue(platforms.contains(platform), "not among -Dkathara.test.platforms");
                    save(platform);
                }));
    }

    private void save(String platform) {
        var owner = new UserName("save-" + ProcessHandle.current().pid());
        try (var shell = TestShell.on(platform, owner, here)) {
            try {
                shell.succeeds("vstart --eth 0:A pc1");
                assertEquals("", shell.run("save " + platform).err());
                shell.succeeds("pc1 sh -c 'echo x >/root/notes; echo 10.0.0.1 a >>/etc/hosts'");
                assertEquals(
                        "only inside pc1, and left out: /etc/hosts /root/notes",
                        shell.run("save " + platform).err().strip());
                shell.succeeds("vhalt pc1; vstart pc1");
                assertEquals(
                        "only inside pc1, and left out: /root/notes",
                        shell.run("save " + platform).err().strip());
            } finally {
                shell.run("wipe -f");
            }
        }
    }
}
