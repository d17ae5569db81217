package kathara.adapters.users;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A user that a test makes, and removes with all that is theirs. */
final class OrdinaryUser implements AutoCloseable {
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin";

    private final String name;
    private final int id;
    private final Path home;
    private final Path runtime;

    private OrdinaryUser(String name, int id, Path home, Path runtime) {
        this.name = name;
        this.id = id;
        this.home = home;
        this.runtime = runtime;
    }

    /**
     * Makes a user; skips the test where that cannot be.
     *
     * @param manyIds whether a user namespace of theirs may have more than their own id (subuid(5))
     */
    static OrdinaryUser make(String name, boolean manyIds) throws IOException, InterruptedException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "making a user takes root");
        needed("setpriv", "util-linux");
        needed("useradd", "passwd");
        if (manyIds) {
            needed("newuidmap", "uidmap");
            for (String file : List.of("/etc/subuid", "/etc/subgid")) {
                if (!Files.exists(Path.of(file))) {
                    Files.createFile(Path.of(file)); // without, useradd gives no ranges
                }
            }
        }
        var user = name + "-" + ProcessHandle.current().pid();
        var words = new ArrayList<>(List.of("useradd", "--create-home", "--user-group", "--shell", "/bin/sh"));
        if (!manyIds) {
            words.add("--system"); // to whom useradd gives no ranges
        }
        words.add(user);
        must(words);
        var home = Path.of("/home", user);
        int id = (Integer) Files.getAttribute(home, "unix:uid");
        var runtime = Path.of("/run/user", Integer.toString(id));
        must(List.of("install", "-d", "-m", "755", "/run/user"));
        must(List.of("install", "-d", "-m", "700", "-o", user, "-g", user, runtime.toString()));
        return new OrdinaryUser(user, id, home, runtime);
    }

    static void needed(String program, String aptPackage) {
        boolean found =
                List.of(PATH.split(":")).stream().anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        Assumptions.assumeTrue(found, () -> "there is no " + program + ": apt-get install " + aptPackage);
    }

    String name() {
        return name;
    }

    Path home() {
        return home;
    }

    /** As XDG_RUNTIME_DIR. */
    Path runtime() {
        return runtime;
    }

    /** A program that runs as the user, in their home and with nothing of our environment. */
    ProcessBuilder program(Map<String, String> environment, List<String> words) {
        var all = new ArrayList<>(List.of("setpriv", "--reuid", name, "--regid", name, "--clear-groups"));
        all.addAll(List.of("--inh-caps", "-all", "--"));
        all.addAll(words);
        var variables = new TreeMap<>(Map.of("PATH", PATH, "HOME", home.toString(), "USER", name, "LANG", "C.UTF-8"));
        variables.put("XDG_RUNTIME_DIR", runtime.toString());
        variables.putAll(environment);
        var builder = new ProcessBuilder(all).directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        return builder;
    }

    /** Gives a file or folder of ours to the user, as a copy in their home. */
    Path copied(Path original, String as) throws IOException, InterruptedException {
        var copy = home.resolve(as);
        must(List.of("cp", "-rL", "--no-preserve=mode,ownership", original.toString(), copy.toString()));
        must(List.of("chown", "-R", name + ":", copy.toString()));
        return copy;
    }

    /** Names of what of the user's still runs. */
    List<String> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().user().filter(name::equals).isPresent())
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> !command.isEmpty())
                .toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(List.of("pkill", "-KILL", "-u", Integer.toString(id)));
        for (int tries = 0; tries < 100 && !processes().isEmpty(); tries++) {
            Thread.sleep(50);
        }
        must(List.of("userdel", "--remove", "--force", name));
        must(List.of("rm", "-rf", "--one-file-system", home.toString(), runtime.toString()));
    }

    private static void must(List<String> words) throws IOException, InterruptedException {
        var said = run(words);
        if (said.status() != 0) {
            throw new IOException(words + " ended with " + said.status() + ": " + said.words());
        }
    }

    private record Said(int status, String words) {}

    private static Said run(List<String> words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Said(process.waitFor(), text.strip());
    }
}
