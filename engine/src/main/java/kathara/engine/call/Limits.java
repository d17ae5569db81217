package kathara.engine.call;

import java.util.List;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.Memory;

/**
 * What this installation allows.
 *
 * @param images names of images, without tags; {@code *} at the end stands for any rest
 * @param memory the most that one node may be given
 * @param cpus the most that one node may be given
 */
public record Limits(List<String> images, Memory memory, Cpus cpus) {

    /** For one's own machine: any image, what a machine has. */
    public static final Limits PERSONAL = new Limits(List.of("*"), new Memory(1L << 40), new Cpus(1_024_000));

    public Limits {
        images = List.copyOf(images);
    }

    boolean allows(ImageName image) {
        return images.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? image.untagged().startsWith(pattern.substring(0, pattern.length() - 1))
                        : image.untagged().equals(pattern));
    }
}
