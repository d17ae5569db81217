package kathara.shell.network;

/**
 * A packet that is thought of.
 *
 * @param source its address
 * @param protocol icmp, tcp or udp
 * @param port the destination's; 0 for icmp
 * @param answer whether it is the answer to another one, so that firewalls know its connection
 */
record Packet(String source, String destination, String protocol, int port, boolean answer) {

    boolean six() {
        return destination.indexOf(':') >= 0;
    }

    Packet back() {
        return new Packet(destination, source, protocol, port, true);
    }
}
