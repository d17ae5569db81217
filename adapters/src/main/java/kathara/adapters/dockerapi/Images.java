package kathara.adapters.dockerapi;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kathara.adapters.fabric.ShellLine;
import kathara.adapters.image.Recipe;
import kathara.adapters.image.RecipeBook;
import kathara.adapters.image.RootBuilder;
import kathara.engine.platform.ImageCatalog;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.ImageName;

/** The images of an engine: found, built from recipes and imported, or pulled. */
final class Images {
    /** Images of ours are called this, then the recipe's name; the tag is the recipe's hash. */
    private static final String OURS = "kathara-shell/";

    private final EngineClient engine;
    private final Map<ImageName, String> references = new ConcurrentHashMap<>();
    /** Read on first use: most commands need no image. */
    private RecipeBook book;

    Images(EngineClient engine) {
        this.engine = engine;
    }

    private synchronized RecipeBook book() {
        if (book == null) {
            book = new RecipeBook();
        }
        return book;
    }

    ImageCatalog catalog() {
        var present = new ArrayList<ImageCatalog.Present>();
        for (var image :
                engine.call("listing images", docker -> docker.listImagesCmd().exec())) {
            for (var tag : image.getRepoTags() == null ? new String[0] : image.getRepoTags()) {
                named(tag)
                        .ifPresent(
                                name -> present.add(new ImageCatalog.Present(name, image.getSize(), recipeOf(name))));
            }
        }
        return new ImageCatalog(
                present, book().recipes().stream().map(Recipe::entry).toList());
    }

    private static Optional<ImageName> named(String tag) {
        try {
            return Optional.of(new ImageName(tag));
        } catch (LabException e) {
            return Optional.empty(); // as <none>:<none>, or a name that no lab can ask for
        }
    }

    /** Podman puts a registry before names that have none. */
    private Optional<String> recipeOf(ImageName name) {
        var bare = name.text().replaceFirst("^(?:localhost|docker\\.io)/", "");
        return book().recipes().stream()
                .filter(recipe -> bare.equals(nameOf(recipe)))
                .map(Recipe::name)
                .findFirst();
    }

    private static String nameOf(Recipe recipe) {
        return OURS + recipe.name() + ":" + recipe.hash();
    }

    /**
     * What the engine calls the image that a node which asks for {@code wanted} gets. Looked up once: should the image
     * be removed meanwhile, the engine says so when the node is created.
     */
    String reference(ImageName wanted) {
        return references.computeIfAbsent(wanted, name -> catalog()
                .find(name)
                .map(image -> image.name().text())
                .orElseThrow(() -> new LabException(
                        Problem.of("image \"" + name + "\" is not here", "image list shows those that are"))));
    }

    /** The same for people: an image that is not here is called as it will be once it is. */
    String called(ImageName wanted) {
        if (references.containsKey(wanted)) {
            return references.get(wanted);
        }
        var catalog = catalog();
        return catalog.find(wanted)
                .map(image -> image.name().text())
                .or(() -> catalog.recipeFor(wanted).map(recipe -> nameOf(book().named(recipe.name()))))
                .orElse(wanted.text());
    }

    /** What a build amounts to, for people. */
    List<String> equivalentOfBuild(String name, String engine) {
        var recipe = book().named(name);
        return List.of(
                "# and then, in it, our own files and set-up of recipe " + name,
                ShellLine.of(RootBuilder.equivalent(recipe)) + " | " + engine + " import - " + nameOf(recipe));
    }

    void build(String name, OutputStream log) throws InterruptedException {
        var recipe = book().named(name);
        if (catalog().present().stream().anyMatch(image -> image.recipe().equals(Optional.of(name)))) {
            say(log, "image \"" + name + "\" is here already, of this recipe");
            return;
        }
        Path tar = null;
        try {
            tar = Files.createTempFile("kathara-" + name + "-", ".tar");
            Files.delete(tar);
            new RootBuilder().build(recipe, tar, log);
            imported(recipe, tar);
            say(log, "image \"" + name + "\" is built: " + nameOf(recipe));
        } catch (IOException e) {
            throw new LabException(
                    Problem.of(
                            "image \"" + name + "\" cannot be built: " + e.getMessage(), "is there room on the disk?"),
                    e);
        } finally {
            deleteQuietly(tar);
        }
    }

    /** An engine reports a failed import inside an answer that says 200. */
    private void imported(Recipe recipe, Path tar) {
        var what = "importing image \"" + recipe.name() + "\"";
        var path = "/images/create?fromSrc=-&repo=" + OURS.replace("/", "%2F") + recipe.name() + "%3A" + recipe.hash();
        var answer = new String(engine.post(what, path, tar), StandardCharsets.UTF_8);
        if (answer.contains("\"error\"")) {
            throw new LabException(
                    Problem.of(what + ": the engine says: " + answer.strip(), "is there room on the disk?"));
        }
    }

    void pull(ImageName image, Streams streams) throws InterruptedException {
        var what = "pulling image \"" + image + "\"";
        var progress = new ResultCallback.Adapter<PullResponseItem>() {
            @Override
            public void onNext(PullResponseItem item) {
                if (item.getErrorDetail() != null) {
                    throw new LabException(
                            Problem.of(what + ": " + item.getErrorDetail().getMessage()));
                }
                if (item.getProgressDetail() == null && item.getStatus() != null) {
                    say(streams.out(), (item.getId() == null ? "" : item.getId() + ": ") + item.getStatus());
                }
            }
        };
        var name = image.text().contains(":") || image.text().contains("@") ? image.text() : image + ":latest";
        engine.streaming().pullImageCmd(name).exec(progress);
        try {
            progress.awaitCompletion();
        } catch (RuntimeException e) {
            throw engine.translated(what, e);
        }
    }

    private static void say(OutputStream out, String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // a left-over in the temporary folder does no harm
        }
    }
}
