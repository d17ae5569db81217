package kathara.shell.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcapNgTest {
    private static byte[] pcap(int packets) {
        var all = ByteBuffer.allocate(24 + packets * 77).order(ByteOrder.LITTLE_ENDIAN);
        all.position(24);
        for (int i = 0; i < packets; i++) {
            all.putInt(1_700_000_000).putInt(i).putInt(61).putInt(61).put(new byte[61]);
        }
        return all.array();
    }

    @Test
    void eachLinkIsAnInterfaceWithItsNameAndAllItsPackets() throws IOException {
        var out = new ByteArrayOutputStream();
        var file = new PcapNg(out, List.of("A", "lan_1"), List.of("link of pc1.eth0", ""));
        file.streamOf(0).write(pcap(3));
        file.streamOf(1).write(pcap(2));
        assertEquals(List.of("A 3", "lan_1 2"), PcapNg.summary(out.toByteArray()));
    }

    @Test
    void aStreamMayComeInPiecesOfAnySize() throws IOException {
        var bytes = pcap(5);
        for (int size = 1; size < 100; size += 7) {
            var out = new ByteArrayOutputStream();
            var stream = new PcapNg(out, List.of("A"), List.of("")).streamOf(0);
            for (int at = 0; at < bytes.length; at += size) {
                stream.write(bytes, at, Math.min(size, bytes.length - at));
            }
            assertEquals(List.of("A 5"), PcapNg.summary(out.toByteArray()), "in pieces of " + size);
        }
    }
}
