package kathara.shell.language;

import java.util.List;

/**
 * A text as one would present it.
 *
 * @param passages its statements, in order
 * @param ending the comments behind the last statement
 */
public record Script(List<Passage> passages, List<String> ending) {
    public Script {
        passages = List.copyOf(passages);
        ending = List.copyOf(ending);
    }

    public List<Step> steps() {
        return passages.stream().map(Passage::step).toList();
    }
}
