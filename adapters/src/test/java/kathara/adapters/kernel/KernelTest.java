package kathara.adapters.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTest {
    @TempDir
    Path root;

    @BeforeEach
    void release() throws IOException {
        Files.createDirectories(root.resolve("proc/sys/kernel"));
        Files.writeString(root.resolve("proc/sys/kernel/osrelease"), "6.1.0-9\n");
    }

    @Test
    void theConfigurationOfTheRunningKernelTellsWhatIsMissing() throws IOException {
        var text = everyOption().replace("CONFIG_NET_SCH_NETEM=y", "# CONFIG_NET_SCH_NETEM is not set");
        try (var out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(root.resolve("proc/config.gz"))),
                StandardCharsets.US_ASCII)) {
            out.write(text);
        }
        assertEquals(
                List.of("kernel module sch_netem: delay and loss on links"),
                Kernel.below(root).lacks());
    }

    @Test
    void aModuleOfTheConfigurationThatIsNotInstalledIsMissing() throws IOException {
        Files.createDirectories(root.resolve("boot"));
        Files.writeString(
                root.resolve("boot/config-6.1.0-9"), everyOption().replace("CONFIG_VXLAN=y", "CONFIG_VXLAN=m"));
        assertTrue(Kernel.below(root).missing().isEmpty(), "no list of modules says otherwise");
        modules("kernel/net/8021q/8021q.ko.xz:\n");
        assertEquals("vxlan", Kernel.below(root).missing().get(0).module());
        modules("kernel/drivers/net/vxlan/vxlan.ko.xz: kernel/net/ipv4/udp_tunnel.ko.xz\n");
        assertTrue(Kernel.below(root).missing().isEmpty());
    }

    @Test
    void withoutAConfigurationTheListsOfModulesTell() throws IOException {
        modules("kernel/net/8021q/8021q.ko:\nkernel/net/sched/sch_netem.ko: \n");
        var missing =
                Kernel.below(root).missing().stream().map(Kernel.Part::module).toList();
        assertFalse(missing.contains("8021q"));
        assertFalse(missing.contains("sch_netem"));
        assertTrue(missing.contains("vxlan"));
    }

    @Test
    void whereNothingTellsNothingIsSaid() {
        assertEquals(List.of(), Kernel.below(root).lacks());
    }

    private void modules(String dep) throws IOException {
        var folder = Files.createDirectories(root.resolve("lib/modules/6.1.0-9"));
        Files.writeString(folder.resolve("modules.dep"), dep);
    }

    private static String everyOption() {
        var text = new StringBuilder();
        Kernel.PARTS.forEach(
                part -> text.append("CONFIG_").append(part.option()).append("=y\n"));
        return text.toString();
    }
}
