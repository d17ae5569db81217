package kathara.engine.topology;

import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** The name of an image as users write it, with or without registry and tag: {@code kathara/frr}, {@code OVS}. */
public record ImageName(String text) implements Comparable<ImageName> {
    private static final Pattern FORM = Pattern.compile("(?:[A-Za-z0-9.-]{1,80}(?::[0-9]{1,5})?/)?"
            + "(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,60}[A-Za-z0-9])?/){0,3}"
            + "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,60}[A-Za-z0-9])?"
            + "(?::[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(?:@sha256:[0-9a-f]{64})?");

    public static final ImageName BASE = new ImageName("kathara/base");

    public ImageName {
        if (text.length() > 255 || !FORM.matcher(text).matches()) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not an image name",
                    "write it as in kathara/frr or kathara/frr:9"));
        }
    }

    /** Without its tag and digest. */
    public String untagged() {
        var bare = text.contains("@") ? text.substring(0, text.indexOf('@')) : text;
        int colon = bare.lastIndexOf(':');
        return colon > bare.lastIndexOf('/') ? bare.substring(0, colon) : bare;
    }

    @Override
    public int compareTo(ImageName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
