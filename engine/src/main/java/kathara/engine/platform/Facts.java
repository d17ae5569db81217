package kathara.engine.platform;

import java.util.List;

/**
 * What a platform is and can do here.
 *
 * @param version the engine's own words for its version
 * @param where the socket or folder it is reached at
 * @param lacks what labs may ask for and this machine cannot give, one line each
 */
public record Facts(String name, String version, String where, List<String> lacks) {
    public Facts {
        lacks = List.copyOf(lacks);
    }
}
