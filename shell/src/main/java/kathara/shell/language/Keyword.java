package kathara.shell.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of the language itself; no command and no node is called like one. */
public enum Keyword {
    IF(Reader::choice),
    FOR(Reader::loop),
    TRY(Reader::attempt),
    ELSE((reader, start) -> {
        throw reader.outOfPlace(start, "else", "if");
    }),
    FINALLY((reader, start) -> {
        throw reader.outOfPlace(start, "finally", "try");
    });

    /** Reads the statement that such a word begins. */
    private interface Form {
        Step read(Reader reader, int start);
    }

    private final Form form;

    Keyword(Form form) {
        this.form = form;
    }

    /** The word as it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Step read(Reader reader, int start) {
        return form.read(reader, start);
    }

    /** All of them, as they are written. */
    public static List<String> all() {
        return Arrays.stream(values()).map(Keyword::text).toList();
    }
}
