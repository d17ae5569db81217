package kathara.shell.command.seeing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kathara.engine.topology.UserName;
import kathara.shell.TestShell;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every command that docs/seeing.md shows is run, one after the other, in a lab where a ping goes on. */
class SeeingPageIT {
    private static final Path PAGE = Path.of("../docs/seeing.md");

    @TempDir
    Path here;

    @TestFactory
    Stream<DynamicTest> everyCommandOfThePageDoesItsWork() {
        var platforms = Stream.of(
                        System.getProperty("kathara.test.platforms", "memory").split(","))
                .filter(name -> !name.equals("memory"))
                // Engines take minutes: scripts/test --soak.
                .filter(platform -> platform.equals("native") || Boolean.getBoolean("kathara.test.soak"))
                .toList();
        assumeTrue(!platforms.isEmpty(), "needs an engine");
        return platforms.stream().map(platform -> DynamicTest.dynamicTest(platform, () -> play(platform)));
    }

    /** What stands in code, up to the first wide gap. */
    private static List<String> commands() throws IOException {
        var commands = new ArrayList<String>();
        boolean code = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (code) {
                commands.add(line.split(" {2,}")[0]);
            }
        }
        return commands;
    }

    private void play(String platform) throws IOException {
        var folder = Files.createDirectory(here.resolve(platform));
        var owner = new UserName("seeing-" + ProcessHandle.current().pid());
        try (var shell = TestShell.on(platform, owner, folder)) {
            try {
                start(shell);
                for (String command : commands()) {
                    play(shell, command);
                }
            } finally {
                shell.run("lclean");
            }
        }
    }

    private static void start(TestShell shell) {
        shell.succeeds("vstart --eth 0:A --exec 'ip address add 10.0.1.2/24 dev eth0; "
                + "ip route add default via 10.0.1.1; echo 10.0.2.2 web.lab >>/etc/hosts' pc1");
        shell.succeeds("vstart --eth 0:B --exec 'ip address add 10.0.2.2/24 dev eth0; "
                + "ip route add default via 10.0.2.1; nc -lk 80 >/dev/null 2>&1 </dev/null &' pc2");
        shell.succeeds("vstart --eth 0:A --eth 1:B --exec 'ip address add 10.0.1.1/24 dev eth0; "
                + "ip address add 10.0.2.1/24 dev eth1' r1");
        shell.succeeds("wait until pc1 reaches pc2 within 10s");
        shell.succeeds("pc1 ping -i 0.2 10.0.2.2 > /dev/null &");
    }

    private static void play(TestShell shell, String command) {
        var result = shell.run(command);
        boolean lacks = command.contains("delay") && result.err().contains("netem");
        boolean differs = command.startsWith("compare");
        assertTrue(
                result.status() == 0 || lacks || differs && result.status() == 1,
                () -> command + " ended with " + result);
        if (command.startsWith("flow")) {
            assertTrue(result.out().contains("received"), result.out());
        }
        if (command.startsWith("timeline link cut B")) {
            assertTrue(result.out().matches("(?s).*r1 +interface +eth1 has no carrier.*"), result.out());
        }
    }
}
