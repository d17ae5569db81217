package kathara.shell.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Optional;

/** Writes maps, lists, texts and numbers as JSON, and reads them. Loaded only when that is asked for. */
public final class Json {
    private Json() {}

    /** On one line. */
    public static String line(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + value, e);
        }
    }

    /** Maps, lists, texts, numbers and truth values of a document; empty when it is none. */
    public static Optional<Object> read(String document) {
        try {
            return Optional.ofNullable(new ObjectMapper().readValue(document, Object.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    public static String write(Object value) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + value, e);
        }
    }
}
