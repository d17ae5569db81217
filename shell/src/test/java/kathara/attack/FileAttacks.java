package kathara.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import kathara.adapters.node.NodeArchive;
import kathara.engine.call.EngineCall;
import kathara.engine.call.Rule;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.problem.LabException;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Lab directories that reach for files outside of them. A file {@code secret} beside the lab is what they are after. */
final class FileAttacks {
    private static final String SECRET = "the secret of the host";

    private final List<Attack> attacks = new ArrayList<>();

    static List<Attack> all() {
        var files = new FileAttacks();
        files.links();
        files.archives();
        files.races();
        return files.attacks;
    }

    /** Makes a lab that attacks. */
    private interface Trap {
        void set(Path lab, Path secret) throws IOException;
    }

    private void refused(String what, Trap trap) {
        attacks.add(new Attack(what, Attack.Way.FILES, Rule.FILES.id(), grounds -> {
            var lab = lab(grounds.folder());
            trap.set(lab, lab.resolveSibling("secret"));
            var e = assertThrows(LabException.class, () -> archive(lab));
            assertEquals(LabException.Kind.REFUSED, e.kind(), e::getMessage);
        }));
    }

    private void withoutSecret(String what, Trap trap) {
        attacks.add(new Attack(what, Attack.Way.FILES, Rule.FILES.id(), grounds -> {
            var lab = lab(grounds.folder());
            trap.set(lab, lab.resolveSibling("secret"));
            archive(lab);
        }));
    }

    private static Path lab(Path folder) throws IOException {
        var lab = Files.createDirectories(folder.toRealPath().resolve("lab"));
        Files.writeString(lab.resolveSibling("secret"), SECRET);
        Files.writeString(lab.resolve("lab.conf"), "pc1[0]=A\n");
        Files.writeString(Files.createDirectories(lab.resolve("pc1/etc")).resolve("motd"), "hello");
        return lab;
    }

    /** Packs the lab's files for pc1 as a platform does; fails when the secret is among them, or an entry leads astray. */
    private static void archive(Path lab) throws IOException {
        var id = new LabId(Grounds.ANNA, new LabName("l"));
        var node = LabDirectory.read(lab).topology().nodes().values().iterator().next();
        var call = Grounds.PERSONAL
                .approve(new EngineCall.CreateNode(id, node, Optional.of(lab)))
                .call();
        var bytes = NodeArchive.of((EngineCall.CreateNode) call);
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var name = entry.getName();
                assertTrue(!name.startsWith("/") && !List.of(name.split("/")).contains(".."), name);
                assertTrue(entry.isFile() || entry.isDirectory() || entry.isSymbolicLink(), name);
                assertTrue(!entry.isLink(), () -> "a hard link: " + name);
                assertEquals(0, entry.getMode() & 07000, () -> "special rights: " + name);
                assertTrue(!new String(tar.readAllBytes(), StandardCharsets.UTF_8).contains(SECRET), name);
            }
        }
    }

    private void links() {
        refused(
                "a start-up script that is a link out, ../secret",
                (lab, secret) -> Files.createSymbolicLink(lab.resolve("pc1.startup"), Path.of("../secret")));
        refused(
                "a start-up script that is an absolute link out",
                (lab, secret) -> Files.createSymbolicLink(lab.resolve("pc1.startup"), secret));
        refused("a link out over a link within", (lab, secret) -> {
            Files.createSymbolicLink(lab.resolve("up"), Path.of(".."));
            Files.createSymbolicLink(lab.resolve("pc1.startup"), Path.of("up/secret"));
        });
        refused(
                "shared.startup that is a link out",
                (lab, secret) -> Files.createSymbolicLink(lab.resolve("shared.startup"), secret));
        refused("a node's folder that is a link out", (lab, secret) -> {
            Files.writeString(lab.resolve("lab.conf"), "pc2[0]=A\n");
            Files.createSymbolicLink(lab.resolve("pc2"), Path.of(".."));
        });
        refused("lab.conf that is a link out, to be read in error messages", (lab, secret) -> {
            Files.delete(lab.resolve("lab.conf"));
            Files.createSymbolicLink(lab.resolve("lab.conf"), secret);
        });
        withoutSecret(
                "a link out in a node's folder, to be followed in the copy",
                (lab, secret) -> Files.createSymbolicLink(lab.resolve("pc1/etc/shadow"), secret));
        withoutSecret(
                "a folder that is a link out in a node's folder",
                (lab, secret) -> Files.createSymbolicLink(lab.resolve("pc1/root"), secret.getParent()));
    }

    private void archives() {
        withoutSecret("file names that climb when they are unpacked", (lab, secret) -> {
            Files.writeString(lab.resolve("pc1/..x"), "x");
            Files.writeString(lab.resolve("pc1/\\..\\..\\x"), "x");
            Files.writeString(lab.resolve("pc1/a\n..x"), "x");
        });
        withoutSecret("a hard link, to be unpacked as one", (lab, secret) -> {
            Files.writeString(lab.resolve("own"), "x");
            Files.createLink(lab.resolve("pc1/etc/hard"), lab.resolve("own"));
        });
        withoutSecret("a program with set-uid in a node's folder", (lab, secret) -> {
            Files.writeString(lab.resolve("pc1/su"), "x");
            Files.setAttribute(lab.resolve("pc1/su"), "unix:mode", 04755);
        });
        withoutSecret("a pipe in a node's folder, to be waited for", (lab, secret) -> {
            try {
                new ProcessBuilder("mkfifo", lab.resolve("pc1/pipe").toString())
                        .start()
                        .waitFor();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
    }

    private void races() {
        attacks.add(new Attack(
                "a start-up script exchanged for a link out during the copy",
                Attack.Way.FILES,
                Rule.FILES.id(),
                grounds -> race(lab(grounds.folder()), "pc1.startup")));
        attacks.add(new Attack(
                "a file of a node's folder exchanged for a link out during the copy",
                Attack.Way.FILES,
                Rule.FILES.id(),
                grounds -> race(lab(grounds.folder()), "pc1/etc/motd")));
    }

    private static void race(Path lab, String name) throws Exception {
        var stop = new AtomicBoolean();
        var failure = new AssertionError[1];
        var swapper = new Thread(() -> {
            try {
                for (int turn = 0; !stop.get(); turn++) {
                    var next = lab.resolve("next");
                    if (turn % 2 == 0) {
                        Files.createSymbolicLink(next, lab.resolveSibling("secret"));
                    } else {
                        Files.writeString(next, "true");
                    }
                    Files.move(
                            next,
                            lab.resolve(name),
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                failure[0] = new AssertionError(e);
            }
        });
        swapper.start();
        try {
            for (int i = 0; i < 500; i++) {
                try {
                    archive(lab);
                } catch (LabException e) {
                    continue; // it was noticed
                }
            }
        } finally {
            stop.set(true);
            swapper.join();
        }
        assertEquals(null, failure[0]);
    }
}
