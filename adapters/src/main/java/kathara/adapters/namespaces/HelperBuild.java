package kathara.adapters.namespaces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kathara.adapters.node.SeccompProgram;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * Gets the helper ready on first use: its source comes with the program and is compiled into the state folder, under a
 * name that changes with the source.
 */
final class HelperBuild {
    static final List<String> SOURCES =
            List.of("kathara.h", "common.c", "node.c", "fabric.c", "command.c", "serve.c", "kathara-node.c");

    private static final List<String> COMPILERS = List.of("cc", "gcc", "clang");
    private static final String PROGRAM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    /** Where an ELF file says for which processor it is; and what it says there. */
    private static final int PROCESSOR_AT = 18;

    private static final Map<Integer, SeccompProgram.Processor> PROCESSORS =
            Map.of(0x3e, SeccompProgram.Processor.X86_64, 0xb7, SeccompProgram.Processor.AARCH64);

    private final Path folder;

    HelperBuild(StateRoot root) {
        this.folder = root.path().resolve("helper");
    }

    Helper ready() {
        try {
            Files.createDirectories(folder);
            return new Helper(program(), filter());
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("the helper cannot be put into \"" + folder + "\": " + e.getMessage(), "is there room?"),
                    e);
        }
    }

    private Path filter() throws IOException {
        var program = SeccompProgram.bytes(processor());
        var file = folder.resolve("filter-" + hash(List.of(program)));
        if (!Files.exists(file)) {
            FileTree.write(file, program);
        }
        return file;
    }

    private static SeccompProgram.Processor processor() throws IOException {
        try (InputStream self = Files.newInputStream(Path.of("/proc/self/exe"))) {
            int mark = self.readNBytes(PROCESSOR_AT + 1)[PROCESSOR_AT] & 0xff;
            return Optional.ofNullable(PROCESSORS.get(mark))
                    .orElseThrow(() -> new LabException(
                            Problem.of("this kind of processor is not known", "x86_64 and aarch64 are")));
        }
    }

    private Path program() throws IOException {
        var sources = SOURCES.stream().map(HelperBuild::source).toList();
        var program = folder.resolve("kathara-node-" + hash(sources));
        if (!Files.isExecutable(program)) {
            compile(sources, program);
        }
        return program;
    }

    private void compile(List<byte[]> sources, Path program) throws IOException {
        var compiler = COMPILERS.stream()
                .flatMap(name -> find(name).stream())
                .findFirst()
                .orElseThrow(() -> new LabException(Problem.of(
                        "there is no C compiler to build the helper with",
                        "install one, as with: apt-get install gcc libc6-dev")));
        var work = Files.createTempDirectory(folder, "build-");
        try {
            var files = new ArrayList<String>();
            for (int i = 0; i < SOURCES.size(); i++) {
                var file = Files.write(work.resolve(SOURCES.get(i)), sources.get(i));
                if (SOURCES.get(i).endsWith(".c")) {
                    files.add(file.toString());
                }
            }
            var made = work.resolve("kathara-node");
            var first = compiled(compiler, List.of("-O2", "-static"), made, files);
            if (first.status() != 0) {
                var second = compiled(compiler, List.of("-O2"), made, files);
                if (second.status() != 0) {
                    throw new LabException(Problem.of(
                            "the helper cannot be compiled: " + second.words(),
                            "install the C library's headers, as with: apt-get install libc6-dev"));
                }
            }
            Files.move(made, program, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(work);
        }
    }

    private static Command.Result compiled(Path compiler, List<String> options, Path made, List<String> files) {
        var words = new ArrayList<String>();
        words.add(compiler.toString());
        words.addAll(options);
        words.addAll(List.of("-o", made.toString()));
        words.addAll(files);
        return new Command(words, Map.of("PATH", PROGRAM_PATH, "LC_ALL", "C")).run();
    }

    /** A program of this machine. */
    static Optional<Path> find(String name) {
        for (String place : PROGRAM_PATH.split(":")) {
            var file = Path.of(place, name);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    static byte[] source(String name) {
        try (InputStream in = HelperBuild.class.getResourceAsStream("source/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(List<byte[]> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update((part.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
