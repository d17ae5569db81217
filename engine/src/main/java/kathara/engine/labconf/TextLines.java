package kathara.engine.labconf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text file that may come from any system: a byte order mark is no text, and LF, CRLF or CR ends a line. */
final class TextLines {
    /** Stands for a line that is not UTF-8. */
    private static final String NOT_TEXT = "\0";

    private TextLines() {}

    static List<String> of(byte[] bytes) {
        var lines = new ArrayList<String>();
        int start = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf
                ? 3
                : 0;
        for (int i = start; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
                lines.add(decoded(bytes, start, i));
                if (i + 1 < bytes.length && bytes[i] == '\r' && bytes[i + 1] == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        return lines;
    }

    /** Without the empty line that the end of the last line would make. */
    static List<String> ofFile(byte[] bytes) {
        var lines = of(bytes);
        return lines.get(lines.size() - 1).isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }

    private static String decoded(byte[] bytes, int start, int end) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return NOT_TEXT;
        }
    }

    /** Whether the line was UTF-8 text; a NUL is none either. */
    static boolean isText(String line) {
        return line.indexOf('\0') < 0;
    }
}
