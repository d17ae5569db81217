import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The floor that chain.sh compares with: creates and starts N containers with no network, so many at once, by bare
 * requests of the Docker API; prints the seconds that it took, and removes them. Without N it prints the image to use.
 *
 * <p>java BareStarts.java SOCKET [N AT-ONCE IMAGE]
 */
public final class BareStarts {
    private static final Pattern ID = Pattern.compile("\"Id\":\"([0-9a-f]{64})\"");
    private static final Pattern OURS = Pattern.compile("\"(kathara-shell/base:[^\"]+)\"");

    private final UnixDomainSocketAddress socket;

    private BareStarts(String socket) {
        this.socket = UnixDomainSocketAddress.of(socket);
    }

    public static void main(String[] words) throws Exception {
        var engine = new BareStarts(words[0]);
        if (words.length == 1) {
            var image = OURS.matcher(engine.request("GET", "/images/json", ""));
            System.out.println(image.find() ? image.group(1) : "");
        } else {
            engine.measure(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3]);
        }
    }

    private void measure(int count, int atOnce, String image) throws Exception {
        var workers = Executors.newFixedThreadPool(atOnce);
        try {
            request("GET", "/_ping", "");
            long began = System.nanoTime();
            var tasks = IntStream.range(0, count)
                    .<Callable<String>>mapToObj(i -> () -> start(image))
                    .toList();
            var ids = new ArrayList<String>();
            for (var task : workers.invokeAll(tasks)) {
                ids.add(task.get());
            }
            System.out.printf("%.2f%n", (System.nanoTime() - began) / 1e9);
            workers.invokeAll(ids.stream()
                    .<Callable<String>>map(id -> () -> request("DELETE", "/containers/" + id + "?force=1&v=1", ""))
                    .toList());
        } finally {
            workers.shutdown();
        }
    }

    private String start(String image) throws IOException {
        var created = request(
                "POST",
                "/containers/create",
                "{\"Image\":\"" + image + "\",\"Cmd\":[\"/bin/sleep\",\"600\"],\"Labels\":{\"kathara.bench\":\"bare\"},"
                        + "\"HostConfig\":{\"NetworkMode\":\"none\"}}");
        var id = ID.matcher(created);
        if (!id.find()) {
            throw new IOException("no container: " + created);
        }
        request("POST", "/containers/" + id.group(1) + "/start", "");
        return id.group(1);
    }

    /** One request on a connection of its own; the whole answer. */
    private String request(String method, String path, String body) throws IOException {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(socket);
            var text = method + " " + path + " HTTP/1.1\r\nHost: d\r\nConnection: close\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body;
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            var answer = new StringBuilder();
            var buffer = ByteBuffer.allocate(1 << 16);
            while (channel.read(buffer) >= 0) {
                answer.append(StandardCharsets.UTF_8.decode(buffer.flip()));
                buffer.clear();
            }
            if (!List.of('2', '3').contains(answer.charAt("HTTP/1.1 ".length()))) {
                throw new IOException(method + " " + path + ": " + answer);
            }
            return answer.toString();
        }
    }
}
