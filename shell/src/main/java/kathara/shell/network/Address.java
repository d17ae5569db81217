package kathara.shell.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An IP address of an interface with the length of its prefix. */
public record Address(String text, int prefix) {
    private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");

    public boolean six() {
        return text.indexOf(':') >= 0;
    }

    /** Whether another address lies in the same network. */
    public boolean covers(String other) {
        if (six() != other.indexOf(':') >= 0) {
            return false;
        }
        int rest = (six() ? 128 : 32) - prefix;
        return number(text).shiftRight(rest).equals(number(other).shiftRight(rest));
    }

    /** {@code 10.0.0.0/24}. */
    public String network() {
        int rest = (six() ? 128 : 32) - prefix;
        var first = number(text).shiftRight(rest).shiftLeft(rest);
        return text(first, six()) + "/" + prefix;
    }

    /** What distinguishes it within its network, as it is written in drawings: {@code .1}, {@code ::1}. */
    public String inNetwork() {
        if (!six()) {
            int same = Math.min(prefix / 8, 3);
            var parts = text.split("\\.");
            return (same == 0 ? "" : ".") + String.join(".", List.of(parts).subList(same, 4));
        }
        var mask = BigInteger.ONE.shiftLeft(128 - prefix).subtract(BigInteger.ONE);
        return text(number(text).and(mask), true);
    }

    /** The address that many behind the first of the network. */
    public Address numbered(int number) {
        int rest = (six() ? 128 : 32) - prefix;
        var first = number(text).shiftRight(rest).shiftLeft(rest);
        return new Address(text(first.add(BigInteger.valueOf(number)), six()), prefix);
    }

    private static BigInteger number(String text) {
        try {
            return new BigInteger(1, InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }

    private static String text(BigInteger number, boolean six) {
        var bytes = new byte[six ? 16 : 4];
        var given = number.toByteArray();
        for (int i = 1; i <= Math.min(bytes.length, given.length); i++) {
            bytes[bytes.length - i] = given[given.length - i];
        }
        try {
            var whole = InetAddress.getByAddress(bytes).getHostAddress();
            return six ? shortened(whole) : whole;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With two colons in place of the longest row of zeros, the first of several (RFC 5952, section 4.2). */
    private static String shortened(String six) {
        var longest = ZEROS.matcher(six)
                .results()
                .max(Comparator.<MatchResult>comparingInt(row -> row.group().length())
                        .thenComparingInt(row -> -row.start()));
        return longest.map(row -> six.substring(0, row.start()).replaceFirst(":$", "") + "::"
                        + six.substring(row.end()).replaceFirst("^:", ""))
                .orElse(six);
    }

    /** Whether a text is an address as ip(8) prints it. */
    public static boolean isOne(String text) {
        return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    }

    @Override
    public String toString() {
        return text + "/" + prefix;
    }
}
