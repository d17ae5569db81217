package kathara.adapters.namespaces;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;

/** Makes and removes fabrics. For a user who is not root the fabric's process also holds the lab's user namespace. */
final class FabricLife {
    private static final Duration END = Duration.ofSeconds(10);

    private final Workshop shop;

    FabricLife(Workshop shop) {
        this.shop = shop;
    }

    void create(LabId lab) {
        var folder = shop.root().lab(lab);
        try (var held = shop.locks().lab(lab)) {
            boolean fresh = folder.liveFabric().isEmpty();
            hold(folder);
            if (fresh) {
                Files.deleteIfExists(folder.fabric().resolve("record"));
                Files.deleteIfExists(folder.fabric().resolve("released"));
                Files.writeString(folder.fabric().resolve("made"), "");
            }
        } catch (IOException e) {
            throw new LabException(Problem.of("making the fabric of lab \"" + lab + "\": " + e.getMessage()), e);
        }
    }

    /** The folder of the process that holds the lab's user namespace. */
    Path userNamespace(LabId lab) throws IOException {
        var folder = shop.root().lab(lab);
        try (var held = shop.locks().lab(lab)) {
            hold(folder);
        }
        return folder.fabric();
    }

    private void hold(LabFolder lab) throws IOException {
        if (FirstProcess.living(lab.fabric()).isPresent()) {
            return;
        }
        Files.createDirectories(lab.fabric());
        Files.deleteIfExists(lab.fabric().resolve("made"));
        var words = new ArrayList<>(List.of(lab.fabric().toString()));
        if (shop.caller().isRoot()) {
            words.add("root");
        } else {
            // Cables join only namespaces of one user namespace: that of nodes that run already, if there are any.
            lab.allNodes().stream()
                    .filter(node -> node.process().isPresent())
                    .findFirst()
                    .ifPresentOrElse(node -> words.add(node.path().toString()), () -> {
                        words.add("user");
                        words.addAll(shop.caller().subordinates());
                    });
        }
        shop.helper().must("making the fabric of lab \"" + lab.lab() + "\"", "hold", words);
    }

    void remove(LabId lab) {
        var folder = shop.root().lab(lab);
        try (var held = shop.locks().lab(lab)) {
            end(folder);
        } catch (IOException e) {
            throw new LabException(Problem.of("removing the fabric of lab \"" + lab + "\": " + e.getMessage()), e);
        }
        tidy(folder);
    }

    private static void end(LabFolder lab) throws IOException {
        FirstProcess.living(lab.fabric()).ifPresent(process -> {
            process.kill();
            process.awaitEnd(END);
        });
        FileTree.delete(lab.fabric());
    }

    /** Removes the folder of a lab of which nothing is left. */
    void tidy(LabFolder lab) {
        try (var held = shop.locks().lab(lab.lab())) {
            if (lab.allNodes().isEmpty() && lab.liveFabric().isEmpty()) {
                end(lab);
                Files.deleteIfExists(lab.nodes());
                if (Files.exists(lab.shared())) {
                    shop.images().deleteAsRoot(lab.shared());
                }
                Files.deleteIfExists(lab.path());
                Files.deleteIfExists(lab.path().getParent());
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // something of it, or another lab, is there again
        } catch (IOException e) {
            throw new LabException(Problem.of("removing lab \"" + lab.lab() + "\": " + e.getMessage()), e);
        }
    }
}
