package kathara.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import kathara.engine.call.EngineCall;
import kathara.engine.plan.Planner;
import kathara.engine.platform.Running;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every platform that runs real processes promises about the commands that calls amount to. */
public abstract class EquivalentContract extends SettingsContract {
    @TempDir
    Path files;

    /** Of a lab that the platform does not know: only its commands make it and remove it. */
    private final LabId pasted = new LabId(OWNER, new LabName("pasted"));

    private String paste(boolean stopping, List<String> lines) throws InterruptedException {
        try {
            var log = Files.createTempFile(files, "shell", ".log");
            var shell = new ProcessBuilder("/bin/sh", stopping ? "-e" : "+e")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try (var in = shell.getOutputStream()) {
                in.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            assertTrue(shell.waitFor(60, TimeUnit.SECONDS), "the shell does not end");
            var said = Files.readString(log);
            assertTrue(!stopping || shell.exitValue() == 0, () -> String.join("\n", lines) + "\n" + said);
            return said;
        } catch (IOException e) {
            throw new AssertionError("/bin/sh", e);
        }
    }

    private List<String> equivalents(List<? extends EngineCall> calls) {
        return calls.stream()
                .flatMap(call -> platform.equivalent(call).stream())
                .toList();
    }

    @Test
    void thePastedEquivalentsOfAPlanMakeTheSameNetwork() throws InterruptedException, IOException {
        assumeTrue(
                (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0,
                "commands that make namespaces are pasted by root alone");
        start("pc1[0]=A"); // so that the image is here
        Files.createDirectories(files.resolve("pc1/etc"));
        Files.writeString(files.resolve("pc1/etc/greeting"), "hello\n");
        Files.writeString(files.resolve("pc1.startup"), "ip address add 10.0.0.1/24 dev eth0\n");
        Files.writeString(files.resolve("shared.startup"), "echo $(hostname) >/root/me\n");
        var wanted = topology("pc1[0]=A", "pc2[0]=A", "pc2[exec]=\"ip address add 10.0.0.2/24 dev eth0\"");
        var calls = new Planner(pasted, Optional.of(files))
                .plan(Running.NOTHING, wanted, false)
                .calls()
                .toList();
        try {
            paste(true, equivalents(calls));
            var ping = execute(
                    "timeout 20 sh -c 'until ping -c 1 -w 2 10.0.0.2; do sleep 0.2; done' && cat /etc/greeting /root/me");
            var said = paste(true, platform.equivalent(ping));
            assertTrue(said.endsWith("hello\npc1\n"), said);
        } finally {
            paste(false, equivalents(removals()));
        }
        assertEquals("", leftOver());
    }

    private EngineCall execute(String script) {
        return new EngineCall.Execute(pasted, PC1, false, List.of("sh", "-c", script));
    }

    private List<EngineCall> removals() {
        var calls = new ArrayList<EngineCall>();
        calls.add(new EngineCall.RemoveNode(pasted, PC1));
        calls.add(new EngineCall.RemoveNode(pasted, PC2));
        calls.add(new EngineCall.RemoveFabric(pasted));
        return calls;
    }

    private String leftOver() {
        return platform.labs(OWNER).contains(pasted) ? "lab " + pasted : "";
    }
}
