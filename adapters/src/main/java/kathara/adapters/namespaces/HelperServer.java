package kathara.adapters.namespaces;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * One process of the helper that carries out many short requests at once ({@code serve.c}): to fork from it costs a
 * fraction of what a program costs that Java starts. Begun when first needed, and anew when it has died; it ends with us.
 */
final class HelperServer implements AutoCloseable {
    private final Command command;
    private Service service;

    HelperServer(Command command) {
        this.command = command;
    }

    /**
     * Carries out one mode of the helper, and is not interrupted in the middle.
     *
     * @throws Cancelled after the end, when the caller was interrupted meanwhile
     */
    Command.Result run(String mode, List<String> words) {
        Command.Result result;
        try {
            result = service().ask(request(mode, words)).join();
        } catch (IOException | CompletionException e) {
            throw new LabException(Problem.of("the helper has ended: " + e.getMessage(), "do it again"), e);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled();
        }
        return result;
    }

    private static byte[] request(String mode, List<String> words) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((mode + "\0").getBytes(StandardCharsets.UTF_8));
        for (String word : words) {
            if (word.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("NUL in a word");
            }
            bytes.writeBytes((word + "\0").getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private synchronized Service service() {
        if (service == null || !service.process.isAlive()) {
            service = new Service(command.begin());
            service.start();
        }
        return service;
    }

    @Override
    public synchronized void close() {
        if (service != null) {
            service.process.destroy();
        }
    }

    /** A process that serves, and who waits for its answers. */
    private static final class Service extends Thread {
        private final Process process;
        private final DataOutputStream requests;
        private final Map<Integer, CompletableFuture<Command.Result>> waiting = new HashMap<>();
        private int last;
        private boolean ended;

        Service(Process process) {
            super("native-helper");
            setDaemon(true);
            this.process = process;
            this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        }

        synchronized CompletableFuture<Command.Result> ask(byte[] request) throws IOException {
            if (ended) {
                throw new IOException("just now");
            }
            var answer = new CompletableFuture<Command.Result>();
            waiting.put(++last, answer);
            requests.writeInt(last);
            requests.writeInt(request.length);
            requests.write(request);
            requests.flush();
            return answer;
        }

        @Override
        public void run() {
            try (var answers = new DataInputStream(process.getInputStream())) {
                while (true) {
                    int number = answers.readInt();
                    int status = answers.readInt();
                    var text = new String(answers.readNBytes(answers.readInt()), StandardCharsets.UTF_8);
                    answered(number).complete(new Command.Result(status, text, ""));
                }
            } catch (IOException e) {
                fail(e);
            }
        }

        private synchronized CompletableFuture<Command.Result> answered(int number) {
            return waiting.remove(number);
        }

        private synchronized void fail(IOException why) {
            ended = true;
            waiting.values().forEach(answer -> answer.completeExceptionally(why));
            waiting.clear();
        }
    }
}
