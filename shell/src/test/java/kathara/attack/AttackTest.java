package kathara.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tries every attack that needs no platform, and holds the table of all attacks in docs/security.md to be this list. */
class AttackTest {
    private static final Path PAGE = Path.of("../docs/security.md");
    private static final String BEGIN = "<!-- attacks: written by AttackTest with -Dkathara.docs=write -->\n";
    private static final String END = "<!-- end of attacks -->";

    @TempDir
    Path folder;

    static List<Attack> beforeAnyCall() {
        return Stream.of(LineAttacks.all(), ShellAttacks.all(), FileAttacks.all())
                .flatMap(List::stream)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> isStoppedBeforeAnyCall() {
        return beforeAnyCall().stream()
                .map(attack -> dynamicTest(attack.what().replaceAll("\\p{Cc}", "?"), () -> {
                    var own = Files.createTempDirectory(folder, "attack");
                    attack.trial().run(new Grounds(own, null));
                }));
    }

    @Test
    void thePageOfSecurityListsEveryAttackWithWhatStopsIt() throws IOException {
        var all = Stream.concat(beforeAnyCall().stream(), NodeAttacks.all().stream())
                .toList();
        var distinct = new HashSet<String>();
        all.forEach(attack -> assertTrue(distinct.add(attack.way() + attack.what()), attack::what));
        assertTrue(all.size() >= 80, () -> "only " + all.size());
        var table = table(all);
        var page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if ("write".equals(System.getProperty("kathara.docs"))) {
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
        } else {
            assertEquals(table, page.substring(begin, end));
        }
    }

    private static String table(List<Attack> all) {
        var text = new StringBuilder("\n| # | attack | tried as | stopped by |\n|--:|---|---|---|\n");
        int number = 1;
        for (Attack attack : all) {
            text.append("| ")
                    .append(number++)
                    .append(" | ")
                    .append(attack.what()
                            .replace("|", "\\|")
                            .replace("<", "&lt;")
                            .replace("*", "\\*")
                            .replace("_", "\\_"))
                    .append(" | ")
                    .append(attack.way().shown())
                    .append(" | ")
                    .append(attack.stopped())
                    .append(" |\n");
        }
        return text.append('\n').toString();
    }
}
