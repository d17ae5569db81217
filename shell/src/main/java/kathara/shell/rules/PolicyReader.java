package kathara.shell.rules;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kathara.engine.call.Limits;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.topology.UserName;

/** Reads the JSON of a policy file key by key, and gathers every problem with its place. For one file. */
final class PolicyReader {
    private static final List<String> OF_ADMINISTRATOR = List.of("audit", "users");

    private final String file;
    private final Rulebook.Author author;
    private final ObjectMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final List<Problem> problems = new ArrayList<>();
    private final List<UnaryOperator<Limits>> changes = new ArrayList<>();
    private final Map<UserName, List<UnaryOperator<Limits>>> users = new HashMap<>();
    private Optional<String> profile = Optional.empty();
    private Optional<Path> audit = Optional.empty();

    PolicyReader(String file, Rulebook.Author author) {
        this.file = file;
        this.author = author;
    }

    PolicyFile read(byte[] text) {
        try (var parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problem(
                        parser.currentTokenLocation(),
                        "a policy is a JSON object",
                        "as in: {\"profile\": \"classroom\"}");
            } else {
                keys(parser, this::ofAll);
                if (parser.nextToken() != null) {
                    problem(parser.currentTokenLocation(), "something follows the policy", "a file holds one object");
                }
            }
        } catch (JsonProcessingException e) {
            problem(e.getLocation(), "this is not JSON: " + e.getOriginalMessage(), "see: docs/policy.md");
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to read", e);
        }
        if (!problems.isEmpty()) {
            throw new LabException(problems);
        }
        var base = profile.map(PolicyFile.PROFILES::get).orElseGet(author::base);
        return new PolicyFile(profile, base, changes, users, audit);
    }

    /** What to do with a key; the parser stands before its value, and must stand at the value's end afterwards. */
    private interface OnKey {
        void read(String name, JsonLocation place, JsonParser parser) throws IOException;
    }

    private static void keys(JsonParser parser, OnKey onKey) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            onKey.read(parser.currentName(), parser.currentTokenLocation(), parser);
        }
    }

    private void ofAll(String name, JsonLocation place, JsonParser parser) throws IOException {
        if (author == Rulebook.Author.USER && OF_ADMINISTRATOR.contains(name)) {
            parser.nextToken();
            parser.skipChildren();
            problem(place, "only the administrator's policy has \"" + name + "\"", "leave it out");
        } else if (name.equals("users")) {
            ofUsers(place, parser);
        } else {
            switch (name) {
                case "profile" -> profile(place, value(parser));
                case "audit" -> audit(place, value(parser));
                case "about" -> value(parser); // for the people who read the file
                default -> change(name, place, value(parser), changes);
            }
        }
    }

    private JsonNode value(JsonParser parser) throws IOException {
        parser.nextToken();
        return json.reader()
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(parser);
    }

    private void profile(JsonLocation place, JsonNode value) {
        if (PolicyFile.PROFILES.containsKey(value.asText())) {
            profile = Optional.of(value.asText());
        } else {
            problem(
                    place,
                    "there is no profile " + value,
                    Nearest.orAll(value.asText(), "profiles", PolicyFile.PROFILES.keySet()));
        }
    }

    private void audit(JsonLocation place, JsonNode value) {
        if (value.isTextual() && value.textValue().startsWith("/")) {
            audit = Optional.of(Path.of(value.textValue()));
        } else {
            problem(place, "\"audit\" is not " + value, "it takes the path of a file, from /");
        }
    }

    private void ofUsers(JsonLocation place, JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            problem(place, "\"users\" is an object", "as in: \"users\": {\"anna\": {\"nodes\": 100}}");
            return;
        }
        keys(parser, (user, at, inner) -> {
            var own = new ArrayList<UnaryOperator<Limits>>();
            if (inner.nextToken() != JsonToken.START_OBJECT) {
                inner.skipChildren();
                problem(at, "what holds for \"" + user + "\" is an object", "as in: {\"nodes\": 100}");
                return;
            }
            keys(inner, (name, where, its) -> change(name, where, value(its), own));
            try {
                users.put(new UserName(user), own);
            } catch (LabException e) {
                problem(at, e.problem().what(), e.problem().remedy().orElse(""));
            }
        });
    }

    private void change(String name, JsonLocation place, JsonNode value, List<UnaryOperator<Limits>> into) {
        var key = PolicyKey.ALL.stream().filter(k -> k.name().equals(name)).findFirst();
        if (key.isEmpty()) {
            var known = Stream.concat(
                            PolicyKey.ALL.stream().map(PolicyKey::name),
                            Stream.of("profile", "audit", "users", "about"))
                    .toList();
            problem(place, "a policy has no key \"" + name + "\"", Nearest.orAll(name, "keys", known));
            return;
        }
        try {
            into.add(key.get().reader().apply(value));
        } catch (LabException | InvalidPathException e) {
            problem(
                    place,
                    "\"" + name + "\" is not " + value,
                    "it takes " + key.get().takes());
        }
    }

    private void problem(JsonLocation place, String what, String remedy) {
        problems.add(Problem.of(what, remedy)
                .at(new Problem.Place(file, Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()))));
    }
}
