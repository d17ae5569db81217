package kathara.shell.command.seeing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kathara.engine.call.EngineCall;
import kathara.shell.TestShell;

/** What programs in the nodes of a lab in memory say. */
final class LabAnswers {
    private final Map<String, String> answers = new HashMap<>();

    LabAnswers(TestShell shell) {
        shell.platform().programs(this::answer);
    }

    private synchronized Optional<String> answer(EngineCall.Execute call) {
        var line = String.join(" ", call.words());
        return Optional.of(answers.getOrDefault(call.node() + " " + line, ""));
    }

    /** From now on a program in a node says this. */
    synchronized LabAnswers says(String node, String line, String answer) {
        answers.put(node + " " + line, answer);
        return this;
    }

    /** From now on a node has eth0 with this address. */
    LabAnswers address(String node, String address, int prefix) {
        return says(
                node,
                "ip -j address",
                "[{\"ifname\":\"eth0\",\"flags\":[\"UP\",\"LOWER_UP\"],\"mtu\":1500,\"address\":\"02:00:00:00:00:01\","
                        + "\"addr_info\":[{\"local\":\"" + address + "\",\"prefixlen\":" + prefix
                        + ",\"scope\":\"global\"}]}]");
    }
}
