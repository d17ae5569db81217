package kathara.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzySearchTest {
    private static final List<String> LINES =
            List.of("vstart --eth 0:A pc1", "pc1 ping pc2", "lstart -d labs/ospf", "PC1 Ping");

    @Test
    void lettersMayStandApartButInOrder() {
        assertEquals(List.of("lstart -d labs/ospf"), FuzzySearch.found(LINES, "lsospf"));
        assertEquals(List.of(), FuzzySearch.found(LINES, "fpso"));
    }

    @Test
    void nearerTogetherIsBetterAndOfEqualsTheNewest() {
        assertEquals(List.of("pc1 ping pc2", "PC1 Ping"), FuzzySearch.found(LINES, "ping"));
        assertEquals("vstart --eth 0:A pc1", FuzzySearch.found(LINES, "vpc1").get(0));
    }

    @Test
    void nothingTypedFindsAll() {
        assertEquals(LINES, FuzzySearch.found(LINES, ""));
    }
}
