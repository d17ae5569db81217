package kathara.adapters.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import kathara.engine.platform.ImageCatalog;

/**
 * How an image is made, its parents' parts included and first.
 *
 * @param name as in {@code image build NAME}
 * @param suite the Debian release
 * @param setups bash scripts that run in the new root, in order
 * @param aliases names by which labs ask for it
 * @param hash twelve hexadecimal digits that change when anything that goes into the image does
 */
public record Recipe(
        String name,
        String about,
        String suite,
        List<String> packages,
        List<Extra> files,
        List<String> setups,
        List<String> aliases,
        String hash) {

    /** A file of ours; {@code mode} in octal, as in {@code 0755}. */
    public record Extra(String path, String mode, String content) {}

    public Recipe {
        packages = List.copyOf(packages);
        files = List.copyOf(files);
        setups = List.copyOf(setups);
        aliases = List.copyOf(aliases);
    }

    /** The hash of what goes into an image. Hashed once: each node asks for it. */
    static String hash(String suite, List<String> packages, List<Extra> files, List<String> setups) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var parts = suite + packages + files + setups;
            return HexFormat.of().formatHex(digest.digest(parts.getBytes(StandardCharsets.UTF_8)), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As the engine's catalog lists it. */
    public ImageCatalog.Recipe entry() {
        return new ImageCatalog.Recipe(name, about, aliases, packages.size());
    }
}
