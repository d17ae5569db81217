package kathara.adapters.dockerapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import kathara.engine.platform.Cancelled;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * A connection to an engine. Each request has a deadline of its own, since the transport has none on Unix sockets, and
 * ends early when the caller is interrupted. Every exception of docker-java becomes a problem here. Safe for many
 * threads.
 */
final class EngineClient implements AutoCloseable {
    static final Duration USUAL = Duration.ofSeconds(60);
    static final Duration LONG = Duration.ofMinutes(30);

    private final String engine;
    private final URI socket;
    private final DockerHttpClient http;
    private final DockerClient client;
    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService callers = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "engine-call");
        thread.setDaemon(true);
        return thread;
    });

    EngineClient(String engine, URI socket) {
        this.engine = engine;
        this.socket = socket;
        this.http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(socket)
                .connectionTimeout(Duration.ofSeconds(10))
                .build();
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(socket.toString())
                .withDockerTlsVerify(false)
                .build();
        this.client = DockerClientImpl.getInstance(config, http);
    }

    URI socket() {
        return socket;
    }

    /** Makes one request; {@code what} names it in errors, as in {@code starting "pc1"}. */
    <T> T call(String what, Duration deadline, Function<DockerClient, T> request) {
        return await(what, deadline, callers.submit(() -> request.apply(client)));
    }

    <T> T call(String what, Function<DockerClient, T> request) {
        return call(what, USUAL, request);
    }

    /** Makes several requests at once and gives their results in order. */
    <T> List<T> callAll(String what, List<Function<DockerClient, T>> requests) {
        var futures = new ArrayList<Future<T>>();
        requests.forEach(request -> futures.add(callers.submit(() -> request.apply(client))));
        return futures.stream().map(future -> await(what, USUAL, future)).toList();
    }

    /** Reads resources that docker-java does not offer, or not fully; all at once, results in order. */
    List<JsonNode> getAll(String what, List<String> paths) {
        var futures = new ArrayList<Future<JsonNode>>();
        paths.forEach(path -> futures.add(callers.submit(() -> json.readTree(bytes(path)))));
        return futures.stream().map(future -> await(what, USUAL, future)).toList();
    }

    byte[] getBytes(String what, String path) {
        return await(what, USUAL, callers.submit(() -> bytes(path)));
    }

    /** Sends a file as the body of a request, and gives the answer. */
    byte[] post(String what, String path, Path file) {
        return await(what, LONG, callers.submit(() -> {
            try (var body = Files.newInputStream(file)) {
                return answer(DockerHttpClient.Request.builder()
                        .method(DockerHttpClient.Request.Method.POST)
                        .path(path)
                        .putHeader("Content-Type", "application/x-tar")
                        .body(body)
                        .build());
            }
        }));
    }

    private byte[] bytes(String path) throws IOException {
        return answer(DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path(path)
                .build());
    }

    private byte[] answer(DockerHttpClient.Request request) throws IOException {
        try (var response = http.execute(request)) {
            var body = response.getBody().readAllBytes();
            if (response.getStatusCode() >= 400) {
                throw new DockerException(new String(body, StandardCharsets.UTF_8), response.getStatusCode());
            }
            return body;
        }
    }

    /** For requests that stream, such as exec. The caller bounds them. */
    DockerClient streaming() {
        return client;
    }

    /** Runs something that blocks, so that an interrupt of the caller ends the wait for it. */
    <T> Future<T> submit(Callable<T> work) {
        return callers.submit(work);
    }

    private <T> T await(String what, Duration deadline, Future<T> answer) {
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw translated(what, e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new LabException(
                    LabException.Kind.NO_PLATFORM,
                    Problem.of(
                            what + ": " + engine + " did not answer within " + deadline.toSeconds() + " seconds",
                            "is it overloaded or stuck? its log tells"));
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw new Cancelled();
        }
    }

    /** The user's problem behind an exception of docker-java; anything else is a bug and passes as it is. */
    RuntimeException translated(String what, Throwable thrown) {
        if (thrown instanceof LabException || thrown instanceof Cancelled) {
            return (RuntimeException) thrown;
        }
        if (thrown instanceof DockerException refused && refused.getHttpStatus() > 0) {
            var said = words(refused.getMessage());
            return new LabException(
                    new Problem(what + ": " + engine + " says: " + said, Optional.empty(), remedy(said)), refused);
        }
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return new LabException(
                        LabException.Kind.NO_PLATFORM,
                        List.of(Problem.of(
                                what + ": " + engine + " does not answer at " + socket + " (" + cause.getMessage()
                                        + ")",
                                "is it still running?")),
                        thrown);
            }
        }
        return thrown instanceof RuntimeException bug ? bug : new IllegalStateException(what, thrown);
    }

    private Optional<String> remedy(String said) {
        return said.contains("no space left on device")
                ? Optional.of("the disk that " + engine + " keeps its containers on is full: free some of it (df -h; "
                        + engine + " system df)")
                : Optional.empty();
    }

    /** The engine's own words out of {@code Status 404: {"message":"…"}}; Podman writes "cause" and "message". */
    private String words(String message) {
        int brace = message.indexOf('{');
        try {
            return json.readTree(message.substring(Math.max(0, brace)))
                    .path("message")
                    .asText(message)
                    .strip();
        } catch (IOException e) {
            return message.strip();
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            // nothing can be done, and nothing is lost
        }
    }
}
