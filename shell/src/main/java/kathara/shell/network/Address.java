package kathara.shell.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** An IP address of an interface with the length of its prefix. */
public record Address(String text, int prefix) {

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
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
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
