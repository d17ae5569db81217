package kathara.adapters.namespaces;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.adapters.image.Recipe;
import kathara.adapters.image.RecipeBook;
import kathara.adapters.image.RootBuilder;
import kathara.engine.platform.ImageCatalog;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.ImageName;

/**
 * Images as folders, {@code images/RECIPE-HASH}, each with a {@code root} and its size; and the machine itself as the
 * image {@code host}, which also stands in for base where no base can be built.
 */
final class RootImages {
    private static final String OURS = "kathara-shell/";

    private final Path folder;
    private final Caller caller;
    private final Helper helper;
    private final Locks locks;
    private final HostRoot host;
    private RecipeBook book;

    RootImages(StateRoot root, Caller caller, Helper helper, Locks locks) {
        this.folder = root.path().resolve("images");
        this.caller = caller;
        this.helper = helper;
        this.locks = locks;
        this.host = new HostRoot(folder.resolve("host"));
    }

    private synchronized RecipeBook book() {
        if (book == null) {
            book = new RecipeBook();
        }
        return book;
    }

    ImageCatalog catalog() {
        var present = new ArrayList<ImageCatalog.Present>();
        for (Recipe recipe : book().recipes()) {
            if (isHere(recipe)) {
                present.add(new ImageCatalog.Present(name(recipe), size(recipe), Optional.of(recipe.name())));
            }
        }
        if (host.isPossible()) {
            boolean standsIn = present.isEmpty()
                    && (!caller.hasManyIds() || HelperBuild.find("mmdebstrap").isEmpty());
            present.add(new ImageCatalog.Present(HostRoot.NAME, 0, standsIn ? Optional.of("base") : Optional.empty()));
        }
        return new ImageCatalog(
                present, book().recipes().stream().map(Recipe::entry).toList());
    }

    private boolean isHere(Recipe recipe) {
        return Files.exists(folder(recipe));
    }

    private Path place(Recipe recipe) {
        return folder.resolve(recipe.name() + "-" + recipe.hash());
    }

    private static ImageName name(Recipe recipe) {
        return new ImageName(OURS + recipe.name() + ":" + recipe.hash());
    }

    private long size(Recipe recipe) {
        return GroupFiles.number(place(recipe).resolve("size"));
    }

    /** The folder of the image that a node which asks for this name gets. */
    Path root(ImageName wanted) {
        var found = catalog()
                .find(wanted)
                .orElseThrow(() -> new LabException(
                        Problem.of("image \"" + wanted + "\" is not here", "image list shows those that are")));
        if (found.name().equals(HostRoot.NAME)) {
            try (var held = locks.hold("images")) {
                return host.ready();
            }
        }
        return folder(book().named(found.recipe().orElseThrow()));
    }

    /** The same for people: an image that is not here lies where it will once it is. Nothing is made. */
    Path folder(ImageName wanted) {
        var catalog = catalog();
        var found = catalog.find(wanted);
        if (found.filter(image -> image.name().equals(HostRoot.NAME)).isPresent()) {
            return folder.resolve("host").resolve("root");
        }
        return found.flatMap(ImageCatalog.Present::recipe)
                .or(() -> catalog.recipeFor(wanted).map(ImageCatalog.Recipe::name))
                .map(name -> folder(book().named(name)))
                .orElseGet(() -> folder.resolve(wanted.text()).resolve("root"));
    }

    Path folder(Recipe recipe) {
        return place(recipe).resolve("root");
    }

    Recipe recipe(String name) {
        return book().named(name);
    }

    void build(String name, OutputStream log) throws InterruptedException {
        var recipe = book().named(name);
        try (var held = locks.hold("images")) {
            if (isHere(recipe)) {
                say(log, "image \"" + name + "\" is here already, of this recipe");
                return;
            }
            if (!caller.hasManyIds()) {
                throw new LabException(Problem.of(
                        "image \"" + name + "\" cannot be built: its files belong to several users, and "
                                + caller.name() + " may only be one",
                        "image host stands in for base; an administrator can allow more: apt-get install uidmap;"
                                + " usermod --add-subuids 100000-165535 --add-subgids 100000-165535 " + caller.name()));
            }
            Files.createDirectories(folder);
            clearHalfMade();
            var tar = folder.resolve("." + name + ".tar");
            try {
                new RootBuilder().build(recipe, tar, log);
                unpack(recipe, tar);
            } finally {
                Files.deleteIfExists(tar);
            }
            say(log, "image \"" + name + "\" is built: " + name(recipe));
        } catch (IOException e) {
            throw new LabException(
                    Problem.of(
                            "image \"" + name + "\" cannot be built: " + e.getMessage(), "is there room on the disk?"),
                    e);
        }
    }

    /** Puts a root in its place; the tar stays. */
    void unpack(Recipe recipe, Path tar) throws IOException {
        var work = folder.resolve("." + recipe.name() + "-" + recipe.hash());
        var root = Files.createDirectories(work.resolve("root"));
        var words = new ArrayList<>(List.of("tar", "-x", "-p", "--numeric-owner", "-C", root.toString()));
        words.add(caller.hasManyIds() ? "--same-owner" : "--no-same-owner");
        // Devices are not needed: a node gets its own, and a user may not make any.
        words.addAll(List.of("--exclude=./dev/*", "-f", tar.toString()));
        var result = asRoot(words).run();
        if (result.status() != 0) {
            throw new LabException(Problem.of(
                    "image \"" + recipe.name() + "\" cannot be unpacked: " + result.words(),
                    "is there room on the disk?"));
        }
        Files.writeString(work.resolve("size"), Long.toString(Files.size(tar)));
        Files.move(work, place(recipe));
    }

    private void clearHalfMade() {
        for (String left : FileTree.halfMade(folder)) {
            deleteAsRoot(folder.resolve(left));
        }
    }

    /** Deletes what may belong to others than the caller. */
    void deleteAsRoot(Path path) {
        var result = asRoot(List.of("rm", "-rf", "--one-file-system", path.toString()))
                .run();
        if (result.status() != 0) {
            throw new LabException(Problem.of("\"" + path + "\" cannot be removed: " + result.words()));
        }
    }

    /** A program of the machine, as root, or as root of a user namespace where the caller is none. */
    private Command asRoot(List<String> words) {
        if (caller.isRoot()) {
            return helper.ofMachine(words);
        }
        var all = new ArrayList<>(caller.subordinates());
        all.add("--");
        all.addAll(words);
        return helper.command("user", all);
    }

    private static void say(OutputStream out, String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
