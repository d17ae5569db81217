package kathara.shell.script;

import groovy.lang.Closure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Cancelled;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.session.Session;

/** What passes a link while a block of a script runs. tcpdump listens on a thread of its own, which ends with the block. */
final class Recording {
    private static final long POLL_MILLIS = 20;
    private static final long LAST_MILLIS = 300;
    private static final long BEGIN_MILLIS = 10_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicReference<LabException> failure = new AtomicReference<>();
    private final Thread listening;

    Recording(Session session, EngineCall.Capture call) {
        listening = new Thread(
                () -> {
                    try {
                        session.perform(call, Streams.to(out, err));
                    } catch (LabException e) {
                        failure.set(e);
                    } catch (InterruptedException | Cancelled e) {
                        // that is how it ends
                    }
                },
                "capture");
        listening.setDaemon(true);
    }

    /** The lines that tcpdump printed. */
    List<String> during(Closure<?> block) throws InterruptedException {
        listening.start();
        try {
            long last = System.nanoTime() + BEGIN_MILLIS * 1_000_000;
            while (listening.isAlive() && !text(err).contains("listening on") && System.nanoTime() < last) {
                Thread.sleep(POLL_MILLIS);
            }
            block.call();
            Thread.sleep(LAST_MILLIS); // tcpdump prints what it has seen with a little delay
        } finally {
            listening.interrupt();
            listening.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        return text(out).lines().toList();
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
