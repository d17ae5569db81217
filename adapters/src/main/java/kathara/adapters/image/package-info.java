/**
 * Images from recipes: a list of Debian packages, files and a set-up script, the same for every platform. Knows
 * mmdebstrap(1), and no engine. Read {@link kathara.adapters.image.RecipeBook} first.
 */
package kathara.adapters.image;
