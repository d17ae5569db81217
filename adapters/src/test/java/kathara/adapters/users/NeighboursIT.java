package kathara.adapters.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kathara.testing.TestPlatforms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two users of one machine have the same lab on native, side by side. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeighboursIT {
    private final List<OrdinaryUser> users = new ArrayList<>();
    private final List<List<String>> programs = new ArrayList<>();

    private record Said(int status, String words) {}

    @BeforeAll
    void bothStartTheSameLab() throws Exception {
        TestPlatforms.require("native");
        for (String name : List.of("kathara-one", "kathara-two")) {
            users.add(OrdinaryUser.make(name, false));
            programs.add(ContractOf.program(users.get(users.size() - 1), Map.of(), Neighbour.class));
        }
        succeeds(0, "start");
        succeeds(1, "start");
    }

    @AfterAll
    void removeUsers() throws Exception {
        for (OrdinaryUser user : users) {
            user.close();
        }
    }

    private Said program(int user, String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(programs.get(user));
        all.addAll(List.of(words));
        return run(user, all.toArray(String[]::new));
    }

    private Said run(int user, String... words) throws IOException, InterruptedException {
        var process = users.get(user)
                .program(Map.of(), List.of(words))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said.strip());
    }

    private String succeeds(int user, String... words) throws IOException, InterruptedException {
        var said = program(user, words);
        assertEquals(0, said.status(), said.words());
        return said.words();
    }

    /** The first process of the first user's pc1, which root may find. */
    private String firstProcess() throws IOException {
        var node = users.get(0)
                .home()
                .resolve(".local/share/kathara/labs/" + users.get(0).name() + "/shared/nodes/pc1");
        return Files.readString(node.resolve("process")).split(" ")[0];
    }

    @Test
    void eachSeesTheirOwnLabAlone() throws Exception {
        var first = users.get(0).name();
        assertEquals("[]", succeeds(1, "labs", first));
        assertTrue(succeeds(0, "labs", first).contains("shared"));
    }

    @Test
    void neitherReadsTheOthersFiles() throws Exception {
        assertNotEquals(
                0,
                run(1, "ls", users.get(0).home() + "/.local/share/kathara/labs").status());
        assertNotEquals(0, run(1, "ls", "/proc/" + firstProcess() + "/root/").status());
    }

    @Test
    void neitherEntersNorEndsTheOthersNodes() throws Exception {
        var process = firstProcess();
        assertNotEquals(0, run(1, "nsenter", "-t", process, "-U", "-n", "true").status());
        assertNotEquals(0, run(1, "sh", "-c", "kill -9 " + process).status());
        assertEquals(0, program(0, "ping").status());
    }

    @Test
    void whatOneRemovesTheOtherKeeps() throws Exception {
        succeeds(1, "clear");
        assertEquals(0, program(0, "ping").status());
        assertNotEquals(0, program(1, "ping").status());
        succeeds(1, "start");
        assertEquals(0, program(1, "ping").status());
    }
}
