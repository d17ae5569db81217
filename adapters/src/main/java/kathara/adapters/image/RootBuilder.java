package kathara.adapters.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * Builds the root of an image as a tar, from a Debian mirror and nothing else, by mmdebstrap(1). Root, or any user who
 * may use user namespaces. Needs no registry and no engine.
 */
public final class RootBuilder {
    private static final int LAST_WORDS = 4_000;

    /** mmdebstrap runs this with the new root as its argument; recipe files lie beside it. */
    private static final String HOOK = """
            #!/bin/sh
            set -e
            here=${0%/*}
            root=$1
            while read -r mode path; do
                mkdir -p "$root${path%/*}"
                cp --remove-destination "$here/files$path" "$root$path"
                chmod "$mode" "$root$path"
            done <"$here/modes"
            for setup in "$here"/setup-*; do
                [ -e "$setup" ] || continue
                cp "$setup" "$root/kathara-setup"
                chroot "$root" /bin/bash /kathara-setup
                rm "$root/kathara-setup"
            done
            rm -rf "$root"/usr/share/doc/* "$root"/usr/share/man/* "$root"/usr/share/locale/* \\
                "$root"/usr/share/info/* "$root"/usr/share/lintian/* "$root"/etc/apt/preferences.d/usrmerge
            """;

    private static final String MERGED_USR =
            "for d in bin sbin lib lib64; do mkdir -p \"$1/usr/$d\"; ln -s \"usr/$d\" \"$1/$d\"; done; "
                    + "printf 'Package: usrmerge\\nPin: release *\\nPin-Priority: -1\\n' >\"$1/etc/apt/preferences.d/usrmerge\"";

    private static final String NO_DOCUMENTATION =
            "printf 'path-exclude=%s\\n' '/usr/share/doc/*' '/usr/share/man/*' '/usr/share/locale/*' "
                    + "'/usr/share/info/*' '/usr/share/lintian/*' >\"$1/etc/dpkg/dpkg.cfg.d/kathara\"";

    /**
     * Builds a root.
     *
     * @param tar where it goes; not there before, and not left half written
     * @param log gets the builder's own words, as they come
     */
    public void build(Recipe recipe, Path tar, OutputStream log) throws InterruptedException {
        Path work = null;
        try {
            work = Files.createTempDirectory(
                    "kathara-image-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            prepare(recipe, work);
            run(recipe, work, tar, log);
        } catch (IOException e) {
            throw new LabException(
                    Problem.of(
                            "image \"" + recipe.name() + "\" cannot be built: " + e.getMessage(),
                            "is there room in the temporary folder?"),
                    e);
        } finally {
            remove(work);
        }
    }

    private static List<String> plain(Recipe recipe) {
        return List.of(
                "mmdebstrap", "--variant=apt", "--format=tar", "--include=" + String.join(",", recipe.packages()));
    }

    /** A command that writes such a root to its output, as words, but without our own files and set-up scripts. */
    public static List<String> equivalent(Recipe recipe) {
        var words = new ArrayList<>(plain(recipe));
        words.addAll(List.of(recipe.suite(), "-"));
        return words;
    }

    private static void prepare(Recipe recipe, Path work) throws IOException {
        var modes = new StringBuilder();
        for (var file : recipe.files()) {
            modes.append(file.mode()).append(' ').append(file.path()).append('\n');
            var target = work.resolve("files" + file.path());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.content());
        }
        Files.writeString(work.resolve("modes"), modes);
        for (int i = 0; i < recipe.setups().size(); i++) {
            Files.writeString(work.resolve("setup-" + i), recipe.setups().get(i));
        }
        var hook = Files.writeString(work.resolve("hook"), HOOK);
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void run(Recipe recipe, Path work, Path tar, OutputStream log)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(plain(recipe));
        command.addAll(List.of(
                "--aptopt=Acquire::Languages \"none\"",
                "--dpkgopt=force-unsafe-io",
                "--setup-hook=" + MERGED_USR,
                "--extract-hook=" + NO_DOCUMENTATION,
                "--customize-hook=" + work.resolve("hook"),
                recipe.suite(),
                tar.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new LabException(
                    Problem.of(
                            "image \"" + recipe.name() + "\" is not here, and building it needs mmdebstrap",
                            "install it with: apt-get install mmdebstrap; or take an image from a registry with: image pull kathara/"
                                    + recipe.name()),
                    e);
        }
        process.getOutputStream().close();
        try {
            var lastWords = copy(process, log);
            if (process.waitFor() != 0) {
                Files.deleteIfExists(tar);
                throw new LabException(Problem.of(
                        "image \"" + recipe.name() + "\" could not be built; mmdebstrap says:\n" + lastWords,
                        "is a Debian mirror in reach? try: apt-get update"));
            }
        } catch (InterruptedException e) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
            process.destroyForcibly();
            Files.deleteIfExists(tar);
            throw e;
        }
    }

    /** Copies what the process prints until it ends; an interrupt ends the copying. Gives the last words. */
    private static String copy(Process process, OutputStream log) throws IOException, InterruptedException {
        var in = process.getInputStream();
        var last = new StringBuilder();
        boolean alive = true;
        while (alive) {
            alive = !process.waitFor(50, TimeUnit.MILLISECONDS);
            while (in.available() > 0) {
                var bytes = in.readNBytes(Math.min(4096, in.available()));
                log.write(bytes);
                log.flush();
                last.append(new String(bytes, StandardCharsets.UTF_8));
                last.delete(0, Math.max(0, last.length() - LAST_WORDS));
            }
        }
        return last.toString().strip();
    }

    private static void remove(Path work) {
        if (work == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(work)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // a left-over in the temporary folder does no harm
        }
    }
}
