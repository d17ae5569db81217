package kathara.shell.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what several captures give as one file of pcapng (draft-ietf-opsawg-pcapng), in which each link is an interface
 * with its name. Packets stand in the order in which they come. Safe for many threads, one for each link.
 */
public final class PcapNg {
    private static final int SECTION = 0x0a0d0d0a;
    private static final int INTERFACE = 1;
    private static final int PACKET = 6;
    private static final int COMMENT = 1;
    private static final int NAME = 2;
    private static final int RESOLUTION = 9;
    private static final byte MICROSECONDS = 6;
    private static final int ETHERNET = 1;

    private final OutputStream out;

    /**
     * @param comments what is said of each link, as who is on it
     */
    public PcapNg(OutputStream out, List<String> links, List<String> comments) throws IOException {
        this.out = out;
        var section = buffer(16);
        section.putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1);
        block(SECTION, section.array());
        for (int i = 0; i < links.size(); i++) {
            var body = new ByteArrayOutputStream();
            body.writeBytes(buffer(8)
                    .putShort((short) ETHERNET)
                    .putShort((short) 0)
                    .putInt(262_144)
                    .array());
            option(body, NAME, links.get(i).getBytes(StandardCharsets.UTF_8));
            option(body, COMMENT, comments.get(i).getBytes(StandardCharsets.UTF_8));
            option(body, RESOLUTION, new byte[] {MICROSECONDS});
            body.writeBytes(new byte[4]);
            block(INTERFACE, body.toByteArray());
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void option(ByteArrayOutputStream body, int code, byte[] value) {
        body.writeBytes(
                buffer(4).putShort((short) code).putShort((short) value.length).array());
        body.writeBytes(value);
        body.writeBytes(new byte[-value.length & 3]);
    }

    private synchronized void block(int type, byte[] body) throws IOException {
        int length = body.length + 12;
        out.write(buffer(8).putInt(type).putInt(length).array());
        out.write(body);
        out.write(buffer(4).putInt(length).array());
        out.flush();
    }

    private void packet(int link, ByteBuffer record, byte[] data) throws IOException {
        long time = (record.getInt(0) & 0xffff_ffffL) * 1_000_000 + record.getInt(4);
        var body = buffer(20 + data.length + (-data.length & 3));
        body.putInt(link)
                .putInt((int) (time >>> 32))
                .putInt((int) time)
                .putInt(data.length)
                .putInt(record.getInt(12));
        body.put(data);
        block(PACKET, body.array());
    }

    /** Takes the stream that {@code tcpdump -w-} gives of the link of that number: the older format (pcap-savefile(5)). */
    public OutputStream streamOf(int link) {
        return new FromPcap(link);
    }

    private final class FromPcap extends OutputStream {
        private static final int FILE_HEADER = 24;
        private static final int RECORD_HEADER = 16;

        private final int link;
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private boolean begun;

        FromPcap(int link) {
            this.link = link;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            pending.write(bytes, offset, length);
            var all = ByteBuffer.wrap(pending.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
            if (!begun && all.remaining() >= FILE_HEADER) {
                all.position(FILE_HEADER);
                begun = true;
            }
            while (begun && all.remaining() >= RECORD_HEADER) {
                var record = all.slice().order(ByteOrder.LITTLE_ENDIAN);
                int size = record.getInt(8);
                if (all.remaining() < RECORD_HEADER + size) {
                    break;
                }
                all.position(all.position() + RECORD_HEADER);
                var data = new byte[size];
                all.get(data);
                packet(link, record, data);
            }
            pending.reset();
            pending.write(all.array(), all.position(), all.remaining());
        }
    }

    /** The names of the interfaces and the number of packets of a file, to look at one. */
    static List<String> summary(byte[] file) {
        var all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        var names = new ArrayList<String>();
        var counts = new ArrayList<Integer>();
        while (all.remaining() >= 12) {
            int at = all.position();
            int type = all.getInt();
            int length = all.getInt();
            if (type == INTERFACE) {
                int size = all.getShort(at + 18);
                names.add(new String(file, at + 20, size, StandardCharsets.UTF_8));
                counts.add(0);
            } else if (type == PACKET) {
                counts.set(all.getInt(at + 8), counts.get(all.getInt(at + 8)) + 1);
            }
            all.position(at + length);
        }
        var lines = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            lines.add(names.get(i) + " " + counts.get(i));
        }
        return lines;
    }
}
