package kathara.engine.labconf;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a lab says of itself: the {@code LAB_*} lines, by name without the prefix. */
public record Metadata(SortedMap<String, String> entries) {
    static final List<String> NAMES = List.of("NAME", "DESCRIPTION", "VERSION", "AUTHOR", "EMAIL", "WEB");

    public static final Metadata NONE = new Metadata(new TreeMap<>());

    public Metadata {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    Metadata with(String name, String value) {
        var more = new TreeMap<>(entries);
        more.put(name, value);
        return new Metadata(more);
    }
}
