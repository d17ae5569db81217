package kathara.shell.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void networksAreWrittenAsPeopleWriteThem() {
        assertEquals("10.0.12.0/30", new Address("10.0.12.2", 30).network());
        assertEquals("2001:db8:0:1::/64", new Address("2001:db8:0:1::7", 64).network());
        assertEquals("::/0", new Address("2001:db8::1", 0).network());
        assertEquals("2001:db8:0:0:1::/80", new Address("2001:db8:0:0:1::9", 80).network());
    }

    @Test
    void withinItsNetworkAnAddressIsShort() {
        assertEquals(".1", new Address("10.0.0.1", 24).inNetwork());
        assertEquals(".3.1", new Address("10.0.3.1", 16).inNetwork());
        assertEquals(".5", new Address("10.0.0.5", 30).inNetwork());
        assertEquals(".1", new Address("10.0.0.1", 32).inNetwork());
        assertEquals("10.0.0.1", new Address("10.0.0.1", 0).inNetwork());
        assertEquals("::1", new Address("2001:db8:0:1::1", 64).inNetwork());
        assertEquals("::a:0:0:1", new Address("2001:db8:0:1:a::1", 64).inNetwork());
    }
}
