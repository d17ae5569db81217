package kathara.adapters.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/**
 * The recipes that come with the program: a folder each below {@code recipes}, with a {@code recipe.json}. To add one,
 * add the folder and its name to {@link #NAMES}. Immutable.
 */
public final class RecipeBook {
    static final List<String> NAMES = List.of("base", "frr", "quagga", "bind", "web", "sdn", "nf", "tyr");

    private final List<Recipe> recipes;

    /** Reads all recipes. */
    public RecipeBook() {
        recipes = NAMES.stream().map(RecipeBook::read).toList();
    }

    public List<Recipe> recipes() {
        return recipes;
    }

    /** The recipe of that name; a user problem when there is none. */
    public Recipe named(String name) {
        return recipes.stream()
                .filter(recipe -> recipe.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LabException(
                        Problem.of("there is no recipe \"" + name + "\"", Nearest.orAll(name, "recipes", NAMES))));
    }

    private static Recipe read(String name) {
        var json = json(text(name, "recipe.json"));
        var packages = new LinkedHashSet<String>();
        var files = new ArrayList<Recipe.Extra>();
        var setups = new ArrayList<String>();
        var aliases = new ArrayList<String>();
        if (json.has("parent")) {
            var parent = read(json.get("parent").asText());
            packages.addAll(parent.packages());
            files.addAll(parent.files());
            setups.addAll(parent.setups());
        }
        json.path("packages").forEach(entry -> packages.add(entry.asText()));
        json.path("files")
                .forEach(entry -> files.add(new Recipe.Extra(
                        entry.get("path").asText(),
                        entry.get("mode").asText(),
                        text(name, entry.get("source").asText()))));
        if (json.has("setup")) {
            setups.add(text(name, json.get("setup").asText()));
        }
        json.path("aliases").forEach(entry -> aliases.add(entry.asText()));
        var suite = json.get("suite").asText();
        var all = List.copyOf(packages);
        return new Recipe(
                name,
                json.get("about").asText(),
                suite,
                all,
                files,
                setups,
                aliases,
                Recipe.hash(suite, all, files, setups));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String recipe, String file) {
        try (InputStream in = RecipeBook.class.getResourceAsStream("recipes/" + recipe + "/" + file)) {
            if (in == null) {
                throw new IllegalStateException("recipe " + recipe + " names a file that is not there: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
