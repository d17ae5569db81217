package kathara.engine.topology;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** A unicast Ethernet address, written in lower case: {@code 02:00:00:00:00:01} (IEEE 802-2014, 8.2). */
public record Mac(String text) {
    private static final Pattern FORM = Pattern.compile("(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}");

    public Mac {
        if (!FORM.matcher(text).matches()) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not a MAC address",
                    "write six pairs of hexadecimal digits, as in 02:00:00:00:00:01"));
        }
        text = text.toLowerCase(Locale.ROOT);
        if ((Integer.parseInt(text.substring(0, 2), 16) & 1) != 0 || text.equals("00:00:00:00:00:00")) {
            throw new LabException(
                    Problem.of(
                            "\"" + text + "\" is no address of one interface",
                            "the first pair must be even (a group address is odd) and not all pairs zero, as in 02:00:00:00:00:01"));
        }
    }

    /** The address that an interface has when none is given: the same in every run of the lab. */
    public static Mac derived(LabId lab, NodeName node, int number) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((lab.name() + "/" + node + "/" + number).getBytes(StandardCharsets.UTF_8));
            digest[0] = (byte) (digest[0] & 0xfc | 0x02); // locally administered, unicast
            return new Mac(HexFormat.ofDelimiter(":").formatHex(digest, 0, 6));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
