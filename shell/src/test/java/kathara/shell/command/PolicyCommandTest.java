package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kathara.engine.call.Rule;
import kathara.shell.TestShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
    @TempDir
    Path here;

    @Test
    void showNamesTheUserTheSourcesTheLimitsAndEveryRule() throws IOException {
        try (var shell = TestShell.in(here)) {
            var text = shell.succeeds("policy show");
            assertTrue(text.startsWith("policy of \"tester\"\n  profile personal"), text);
            for (Rule rule : Rule.values()) {
                assertTrue(text.contains(rule.id() + "  ") && text.contains(rule.reason()), rule.id());
            }
            var json = new ObjectMapper().readTree(shell.succeeds("policy show --json"));
            assertEquals("tester", json.get("user").textValue());
            assertEquals("loopback", json.get("limits").get("ports").textValue());
            assertEquals(Rule.values().length, json.get("rules").size());
        }
    }

    @Test
    void explainWalksTheCallsOfACommandAndMakesNone() throws IOException {
        try (var shell = TestShell.in(here)) {
            var text = shell.succeeds("policy explain vstart --eth 0:A pc1");
            assertTrue(text.contains("create-node --owner tester --lab default --node pc1 --image kathara/base"), text);
            assertTrue(text.contains("approved") && !text.contains("refused"), text);
            assertTrue(text.lines().anyMatch(line -> line.matches("ok +tester +tester +owner *")), text);
            assertEquals(List.of(), shell.platform().lines());
            var json = new ObjectMapper().readTree(shell.succeeds("policy --json explain vstart --eth 0:A pc1"));
            assertEquals(
                    "create-fabric", json.get(0).get("steps").get(0).get("word").textValue());
        }
    }

    @Test
    void explainSaysTheRuleOfARefusedCallAndWhatIsAllowed() {
        try (var shell = TestShell.in(here)) {
            var result = shell.run("policy explain start --owner bob --lab l --node pc1");
            assertEquals(3, result.status());
            assertTrue(result.out().endsWith("""
                                    refused: word 3, "bob"
                                      rule owner: a call concerns labs of its caller alone
                                      allowed here: "tester"

                                    """), result.out());
            assertEquals(
                    3, shell.run("policy explain vstart --env LD_PRELOAD=x pc1").status());
            shell.fails(1, "policy explain lab list");
            shell.fails(2, "policy explain vstart --nonsense");
            shell.fails(2, "policy explain");
            shell.fails(2, "policy explian");
        }
    }

    @Test
    void graphWritesTheMachineAsDotAndAsAPicture() throws IOException {
        try (var shell = TestShell.in(here)) {
            var dot = shell.succeeds("policy graph");
            assertTrue(dot.startsWith("digraph \"policy\" {") && dot.contains("\"remove-node\""), dot);
            shell.succeeds("policy graph policy.dot");
            assertEquals(dot, Files.readString(here.resolve("policy.dot")));
            shell.fails(2, "policy graph policy.txt");
            shell.succeeds("policy graph policy.svg");
            assertTrue(Files.readString(here.resolve("policy.svg")).contains("<svg"));
        }
    }

    @Test
    void checkTellsWhatIsWrongInAFile() throws IOException {
        try (var shell = TestShell.in(here)) {
            Files.writeString(here.resolve("good.json"), "{\"profile\": \"classroom\", \"users\": {\"anna\": {}}}");
            Files.writeString(here.resolve("bad.json"), "{\"profil\": \"classroom\"}");
            assertTrue(shell.succeeds("policy check good.json")
                    .endsWith("a good policy, profile classroom, 1 user by name\n"));
            assertTrue(shell.run("policy check good.json").err().contains("it would be refused"));
            assertTrue(
                    shell.fails(1, "policy check bad.json").contains("bad.json:1:2: a policy has no key \"profil\""));
        }
    }
}
