package kathara.shell.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import kathara.engine.call.Journal;
import kathara.engine.call.Rule;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * The administrator's audit log: one JSON object a line, appended whole. What cannot be written is refused. The file must
 * be there already, since its owner and rights are the administrator's business.
 */
final class AuditLog implements Journal {
    private final Path file;
    private final ObjectMapper json = new ObjectMapper();

    AuditLog(Path file) {
        this.file = file;
    }

    @Override
    public void decided(Decision decision) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("when", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        entry.put("who", decision.who().text());
        entry.put("line", decision.line());
        entry.put("verdict", decision.refusal().isEmpty() ? "approved" : "refused");
        entry.put("rule", decision.refusal().map(Rule::id).orElse(null));
        try {
            append(json.writeValueAsString(entry) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + entry, e);
        } catch (IOException e) {
            throw new LabException(
                    LabException.Kind.REFUSED,
                    List.of(Problem.of(
                            "refused by policy (rule " + Rule.AUDIT + ": " + Rule.AUDIT.reason() + "): \"" + file
                                    + "\" cannot be written: " + e.getMessage(),
                            "ask the administrator to make it: install -m 622 /dev/null " + file)),
                    e);
        }
    }

    private synchronized void append(String line) throws IOException {
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try (var channel = FileChannel.open(
                file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS))) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
