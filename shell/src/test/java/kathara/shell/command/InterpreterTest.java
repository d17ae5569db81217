package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kathara.shell.TestShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

/** Any line whatever ends with a status and leaves a lab that needs no repair. */
class InterpreterTest {
    private static final int LINES = 3_000;
    private static final List<String> WORDS = List.of(
            "pc1",
            "pc2",
            "r1",
            "PC1",
            "A",
            "B",
            "0:A",
            "1:B",
            "0:A/02:00:00:00:00:01",
            "7:lan",
            "eth0",
            "eth1",
            "lab",
            "labs",
            "-n",
            "-d",
            "-1",
            "--",
            "-",
            "''",
            "'a b'",
            "{}",
            "kathara/frr",
            "64m",
            "0.5",
            "x=y",
            "net.ipv4.ip_forward=1",
            "true",
            "list",
            "build",
            "base",
            "--eth=0:B",
            "demo.ksh",
            "é",
            "…",
            "\\;",
            "@x",
            "/",
            ".",
            "..",
            "%s",
            "-wx.pcap",
            "-c",
            "3",
            "999999999999",
            "help");

    @TempDir
    Path here;

    private final Random random = new Random(7);

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static List<String> optionsOf(CommandEntry entry) {
        var options = new ArrayList<String>(List.of("--nonsense"));
        for (OptionSpec option :
                Parsing.parserOf(entry, entry.make().get()).getCommandSpec().options()) {
            options.addAll(List.of(option.names()));
        }
        return options;
    }

    private String line() {
        var entry = Commands.ALL.get(random.nextInt(Commands.ALL.size()));
        var line = new StringBuilder(random.nextInt(20) == 0 ? any(WORDS) : entry.name());
        var options = optionsOf(entry);
        for (int i = random.nextInt(6); i > 0; i--) {
            line.append(' ').append(random.nextInt(3) == 0 ? any(options) : any(WORDS));
        }
        return line.toString();
    }

    @Test
    void anyLineEndsWithAStatusAndLeavesAWholeLab() throws IOException {
        Files.createDirectory(here.resolve("lab"));
        Files.writeString(here.resolve("lab/lab.conf"), "r1[0]=A\nr2[0]=A\n");
        Files.writeString(here.resolve("demo.ksh"), "vstart --eth 0:A pc1\n");
        try (var shell = TestShell.in(here)) {
            for (int i = 0; i < LINES; i++) {
                var line = line();
                if (line.matches("(groovy|vlist|wait|top|timeline|events).*|.* (-w|-l|--watch|--live)( .*)?")) {
                    continue; // slow, or without an end, and tried elsewhere
                }
                var result = shell.run(line);
                assertTrue(List.of(0, 1, 2, 3).contains(result.status()), () -> line + ": " + result);
                assertFalse(result.status() != 0 && result.err().isBlank(), () -> line + ": says nothing");
                assertFalse(result.err().contains("Exception"), () -> line + ": " + result);
                assertFalse(shell.workspace().session().needsRepair(), line);
            }
        }
    }
}
