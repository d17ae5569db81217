package kathara.shell.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.call.EngineCall;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Ran;
import kathara.engine.session.Session;
import kathara.engine.topology.NodeName;

/**
 * Traffic from one node to another, by iperf3(1), which is in the images.
 *
 * @param rate bits a second; TCP without it is as fast as it can be, UDP has 1 Mbit/s
 */
public record Traffic(
        NodeName from, NodeName to, String address, int port, boolean udp, Optional<Long> rate, int seconds) {
    private static final int NOT_FOUND = 127;
    private static final int LOOK_MILLIS = 50;
    private static final int LOOKS = 100;
    /** How much longer than the flow the receiver may wait, as for a sender that never comes. */
    private static final int GRACE_SECONDS = 20;

    /**
     * What came of it.
     *
     * @param sentBits a second
     * @param receivedBits a second
     * @param packets how many were sent; of UDP alone, as are lost and jitter
     */
    public record Result(
            double seconds,
            double sentBits,
            double receivedBits,
            long receivedBytes,
            Optional<Long> packets,
            Optional<Long> lost,
            Optional<Double> jitterMillis,
            Optional<Long> retransmits) {}

    /** Sends, waits for the end, and asks both ends what they have seen. */
    public Result run(Session session) throws InterruptedException {
        receive(session);
        var client = new ArrayList<>(List.of(
                "iperf3",
                "--json",
                "--connect-timeout",
                "5000",
                "--client",
                address,
                "--port",
                String.valueOf(port),
                "--time",
                String.valueOf(seconds)));
        if (udp) {
            client.add("--udp");
        }
        rate.ifPresent(bits -> client.addAll(List.of("--bitrate", String.valueOf(bits))));
        var answer = json(run(session, from, client));
        var error = answer.path("error").asText();
        if (!error.isEmpty()) {
            throw new LabException(Problem.of("the flow did not run: " + error, "see: why " + from + " " + to));
        }
        return result(answer.path("end"));
    }

    private void receive(Session session) throws InterruptedException {
        var limit = String.valueOf(seconds + GRACE_SECONDS);
        var ran = run(
                session,
                to,
                List.of(
                        "sh",
                        "-c",
                        "command -v iperf3 >/dev/null || exit 127; "
                                + "setsid timeout \"$1\" iperf3 -s -1 -p \"$2\" </dev/null >/dev/null 2>&1 &",
                        "flow",
                        limit,
                        String.valueOf(port)));
        if (ran.status() == NOT_FOUND) {
            throw new LabException(Problem.of(
                    "\"" + to + "\" has no iperf3, which sends and receives flows",
                    "use an image that has it, as base: vstart --image base …"));
        }
        for (int i = 0; i < LOOKS; i++) {
            if (!run(session, to, List.of("ss", "-H", "-l", "-n", "-t", "sport", "=", ":" + port))
                    .out()
                    .isBlank()) {
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new LabException(Problem.of("the receiver in \"" + to + "\" does not begin", "see: " + to + " ps ax"));
    }

    private static Ran run(Session session, NodeName node, List<String> words) throws InterruptedException {
        return session.executeAll(List.of(new EngineCall.Execute(session.lab(), node, false, words)))
                .get(0);
    }

    private JsonNode json(Ran ran) {
        try {
            return new ObjectMapper().readTree(ran.out());
        } catch (IOException e) {
            throw new LabException(Problem.of(
                    "iperf3 in \"" + from + "\" says nothing that can be read: "
                            + (ran.err().isBlank()
                                    ? "exit status " + ran.status()
                                    : ran.err().strip()),
                    "use an image that has iperf3, as base"));
        }
    }

    private Result result(JsonNode end) {
        var sent = end.has("sum_sent") ? end.path("sum_sent") : end.path("sum");
        var received = end.has("sum_received") ? end.path("sum_received") : end.path("sum");
        var sum = end.path("sum");
        return new Result(
                sent.path("seconds").asDouble(),
                sent.path("bits_per_second").asDouble(),
                received.path("bits_per_second").asDouble(),
                received.path("bytes").asLong(),
                udp ? Optional.of(sum.path("packets").asLong()) : Optional.empty(),
                udp ? Optional.of(sum.path("lost_packets").asLong()) : Optional.empty(),
                udp ? Optional.of(sum.path("jitter_ms").asDouble()) : Optional.empty(),
                udp ? Optional.empty() : Optional.of(sent.path("retransmits").asLong()));
    }
}
