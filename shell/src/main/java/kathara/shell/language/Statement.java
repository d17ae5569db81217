package kathara.shell.language;

import java.util.List;

/**
 * One command with its arguments.
 *
 * @param line of its first word in the text, from 1
 * @param source the text of it as it was written
 */
public record Statement(List<Word> words, int line, String source) {

    /** A word after quotes and backslashes have been taken away; start and end are positions in the whole text. */
    public record Word(String text, int start, int end) {}

    public Statement {
        words = List.copyOf(words);
    }

    public List<String> texts() {
        return words.stream().map(Word::text).toList();
    }
}
