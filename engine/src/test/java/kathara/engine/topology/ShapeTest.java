package kathara.engine.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import kathara.engine.problem.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    private static Topology lab(String shape, List<Integer> sizes, long seed) {
        return Shape.named(shape).of(sizes, seed, ImageName.BASE);
    }

    @ParameterizedTest
    @CsvSource({
        "chain,5,0,5,4",
        "chain,1,0,1,0",
        "ring,5,0,5,5",
        "star,4,0,5,4",
        "mesh,5,0,5,10",
        "tree,2,3,13,12",
        "fattree,4,0,36,48",
        "grid,3,4,12,17",
        "random,10,15,10,15"
    })
    void aShapeHasItsNodesAndLinksAndAllReachEachOther(String shape, int a, int b, int nodes, int links) {
        var lab = lab(shape, b == 0 ? List.of(a) : List.of(a, b), 7);
        assertEquals(nodes, lab.nodes().size());
        assertEquals(links, lab.links().size());
        assertTrue(lab.links().values().stream().allMatch(link -> link.ends().size() == 2));
        var reached = new HashSet<NodeName>();
        var next = new ArrayDeque<>(List.of(lab.nodes().firstKey()));
        while (!next.isEmpty()) {
            var node = next.pop();
            if (reached.add(node)) {
                lab.node(node).interfaces().values().forEach(plug -> lab.link(plug.link())
                        .ends()
                        .forEach(end -> next.push(end.node())));
            }
        }
        assertEquals(nodes, reached.size());
    }

    @Test
    void aSeedGivesTheSameLabEachTime() {
        assertEquals(lab("random", List.of(20, 40), 3), lab("random", List.of(20, 40), 3));
        assertNotEquals(lab("random", List.of(20, 40), 3), lab("random", List.of(20, 40), 4));
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        for (var wrong : List.of(List.of(3), List.of(3, 1), List.of(3, 4), List.of(0, 0))) {
            assertThrows(LabException.class, () -> lab("random", wrong, 1), wrong.toString());
        }
        assertThrows(LabException.class, () -> lab("fattree", List.of(3), 1));
        assertThrows(LabException.class, () -> lab("mesh", List.of(2000), 1));
        assertThrows(LabException.class, () -> Shape.named("circle"));
    }
}
