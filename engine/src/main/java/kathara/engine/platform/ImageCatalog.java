package kathara.engine.platform;

import java.util.List;
import java.util.Optional;
import kathara.engine.topology.ImageName;

/** The images of a platform: those present, and those that a recipe of ours can make. */
public record ImageCatalog(List<Present> present, List<Recipe> recipes) {

    /** An image that is there; {@code recipe} says which recipe made it, if one did. */
    public record Present(ImageName name, long bytes, Optional<String> recipe) {}

    /**
     * How an image is made.
     *
     * @param name as in {@code image build NAME}
     * @param aliases the names by which labs ask for it, without tags
     * @param packages how many Debian packages it names
     */
    public record Recipe(String name, String about, List<String> aliases, int packages) {
        public Recipe {
            aliases = List.copyOf(aliases);
        }
    }

    public ImageCatalog {
        present = List.copyOf(present);
        recipes = List.copyOf(recipes);
    }

    /** The image that a node which asks for this name gets: the one so named, or else the one of the recipe for it. */
    public Optional<Present> find(ImageName wanted) {
        var named =
                present.stream().filter(image -> sameName(image.name(), wanted)).findFirst();
        return named.isPresent()
                ? named
                : recipeFor(wanted).flatMap(recipe -> present.stream()
                        .filter(image -> image.recipe().equals(Optional.of(recipe.name())))
                        .findFirst());
    }

    /** The recipe that stands for this name, with any tag. */
    public Optional<Recipe> recipeFor(ImageName wanted) {
        var name = wanted.untagged();
        return recipes.stream()
                .filter(recipe -> recipe.name().equals(name) || recipe.aliases().contains(name))
                .findFirst();
    }

    private static boolean sameName(ImageName present, ImageName wanted) {
        return present.equals(wanted) || present.text().equals(wanted.text() + ":latest");
    }
}
