package kathara.shell.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kathara.engine.call.EngineCall;
import kathara.engine.call.Limits;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.Memory;
import kathara.engine.topology.UserName;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookTest {
    private static final UserName ANNA = new UserName("anna");
    private static final UserName BOB = new UserName("bob");

    @TempDir
    Path home;

    private static PolicyFile administrators(String json) {
        return PolicyFile.parse("policy.json", json.getBytes(StandardCharsets.UTF_8), Rulebook.Author.ADMINISTRATOR);
    }

    private Rulebook rulebook(Path administrators) {
        return Rulebook.of(ANNA, new Surroundings(Map.of("XDG_CONFIG_HOME", home.toString()), home), administrators);
    }

    private void ownFile(String json) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("kathara")).resolve("policy.json"), json);
    }

    /** A folder that root alone can change, as far up as there is; the temporary folder is not one. */
    private static Path rootsFolder() throws IOException {
        Assumptions.assumeTrue(
                Files.getOwner(Path.of("/proc/self")).getName().equals("root"), "only root has files of root");
        var folder = Path.of("/var/lib/kathara-test-" + UUID.randomUUID());
        return Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Test
    void withoutFilesItIsThePolicyForOnesOwnMachine() {
        var rules = rulebook(home.resolve("none.json"));
        assertEquals(Limits.PERSONAL, rules.policy().limits());
        assertEquals(Optional.empty(), rules.audit());
    }

    @Test
    void aFileSaysAProfileAndWhatItChangesOfIt() {
        var file = administrators("{\"nodes\": 7, \"memory\": \"1g\", \"profile\": \"classroom\", \"images\":"
                + " [\"kathara/*\", \"school/x\"], \"users\": {\"bob\": {\"nodes\": \"any\", \"memory\": \"any\"}}}");
        var anna = file.limitsFor(ANNA);
        assertEquals(7, anna.nodes());
        assertEquals(Optional.of(Memory.parse("1g")), anna.memory());
        assertEquals(Limits.CLASSROOM.cpus(), anna.cpus());
        assertTrue(anna.allows(new ImageName("school/x:1")) && !anna.allows(new ImageName("school/xy")));
        assertEquals(Limits.ANY_NUMBER, file.limitsFor(BOB).nodes());
        assertEquals(Optional.empty(), file.limitsFor(BOB).memory());
    }

    @Test
    void everyProblemOfAFileIsToldAtOnceWithItsPlace() {
        var e = assertThrows(LabException.class, () -> administrators("""
                {
                  "profil": "classroom",
                  "memory": "a lot",
                  "processes": 0,
                  "images": ["a b"],
                  "files": ["labs"],
                  "audit": "audit.log",
                  "profile": "school",
                  "users": {"Anna": {}, "bob": {"nods": 1}}
                }"""));
        assertEquals("""
                policy.json:2:3: a policy has no key "profil"
                  did you mean "profile"?
                policy.json:3:3: "memory" is not "a lot"
                  it takes an amount as in "512m", or "any"
                policy.json:4:3: "processes" is not 0
                  it takes a number from 1 to 32768
                policy.json:5:3: "images" is not ["a b"]
                  it takes a list of image names, each of which may end in *
                policy.json:6:3: "files" is not ["labs"]
                  it takes a list of folders, each from /
                policy.json:7:3: "audit" is not "audit.log"
                  it takes the path of a file, from /
                policy.json:8:3: there is no profile "school"
                  profiles: classroom, personal
                policy.json:9:13: "Anna" is not a user name
                  use 1 to 32 lower-case letters, digits, _ and -
                policy.json:9:33: a policy has no key "nods"
                  did you mean "nodes"?""", e.getMessage());
    }

    @Test
    void whatIsNotOneJsonObjectIsAProblem() {
        for (String text : List.of("", "[]", "{", "{} {}", "{\"nodes\": 1, \"nodes\": 2}", "{\"nodes\": 1} x")) {
            var e = assertThrows(LabException.class, () -> administrators(text), text);
            assertTrue(e.problem().where().isPresent(), text);
        }
    }

    @Test
    void theUsersOwnFileOnlyNarrows() throws IOException {
        ownFile("{\"nodes\": 3, \"images\": [\"kathara/*\"], \"memory\": \"64m\", \"ports\": \"any\"}");
        var limits = rulebook(home.resolve("none.json")).policy().limits();
        assertEquals(3, limits.nodes());
        assertEquals(Optional.of(Memory.parse("64m")), limits.memory());
        assertEquals(Limits.Ports.LOOPBACK, limits.ports());
        ownFile("{\"users\": {\"anna\": {}}}");
        assertThrows(LabException.class, () -> rulebook(home.resolve("none.json")));
        ownFile("{\"audit\": \"/dev/null\"}");
        assertThrows(LabException.class, () -> rulebook(home.resolve("none.json")));
    }

    @Test
    void anAdministratorsFileThatOthersCanChangeIsRefusedWithTheReason() throws IOException {
        var file = Files.writeString(home.resolve("policy.json"), "{}");
        var e = assertThrows(LabException.class, () -> rulebook(file));
        assertEquals(LabException.Kind.REFUSED, e.kind());
        assertTrue(e.getMessage().contains("is not to be trusted: "), e.getMessage());
        var folder = rootsFolder();
        try {
            var roots = Files.writeString(folder.resolve("policy.json"), "{\"nodes\": 9}");
            assertEquals(9, rulebook(roots).policy().limits().nodes());
            Files.setPosixFilePermissions(roots, PosixFilePermissions.fromString("rw-rw-r--"));
            assertTrue(assertThrows(LabException.class, () -> rulebook(roots))
                    .getMessage()
                    .contains("can be written by others"));
            Files.setPosixFilePermissions(roots, PosixFilePermissions.fromString("rw-r--r--"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            assertTrue(assertThrows(LabException.class, () -> rulebook(roots))
                    .getMessage()
                    .contains("\"" + folder + "\" can be written by others"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setAttribute(roots, "unix:uid", 1);
            assertTrue(assertThrows(LabException.class, () -> rulebook(roots))
                    .getMessage()
                    .contains("does not belong to root"));
            Files.delete(roots);
            Files.createSymbolicLink(roots, file);
            assertTrue(assertThrows(LabException.class, () -> rulebook(roots))
                    .getMessage()
                    .contains("is a link"));
        } finally {
            remove(folder);
        }
    }

    @Test
    void decisionsAreWrittenToTheAdministratorsLogOrNothingIsDone() throws IOException {
        var folder = rootsFolder();
        try {
            var log = folder.resolve("audit.jsonl");
            var file = Files.writeString(
                    folder.resolve("policy.json"), "{\"audit\": \"" + log + "\", \"scripts\": false}");
            ownFile("{\"scripts\": true}");
            var policy = rulebook(file).policy();
            var call = new EngineCall.RemoveFabric(new LabId(ANNA, new LabName("l")));
            var e = assertThrows(LabException.class, () -> policy.approve(call));
            assertEquals(LabException.Kind.REFUSED, e.kind());
            Files.createFile(log);
            policy.approve(call);
            assertThrows(LabException.class, () -> policy.mustAllowScript("a\nb"));
            var lines = Files.readAllLines(log);
            assertEquals(2, lines.size());
            var first = new ObjectMapper().readTree(lines.get(0));
            assertEquals("anna", first.get("who").textValue());
            assertEquals("remove-fabric --owner anna --lab l", first.get("line").textValue());
            assertEquals("approved", first.get("verdict").textValue());
            assertTrue(first.get("rule").isNull());
            var second = new ObjectMapper().readTree(lines.get(1));
            assertEquals("groovy a\nb", second.get("line").textValue());
            assertEquals("refused", second.get("verdict").textValue());
            assertEquals("scripts", second.get("rule").textValue());
        } finally {
            remove(folder);
        }
    }
}
