package kathara.shell.completion;

/**
 * One word that may come next.
 *
 * @param group under which heading it is listed
 * @param whole whether the word is complete, so that a blank follows
 */
public record Suggestion(String value, String group, String description, boolean whole) {}
