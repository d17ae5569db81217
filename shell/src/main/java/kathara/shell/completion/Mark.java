package kathara.shell.completion;

import kathara.shell.screen.Screen;

/**
 * A part of a line with a meaning of its own.
 *
 * @param end behind its last character
 * @param role {@code BAD} for a word that nothing is called
 */
public record Mark(int start, int end, Screen.Role role) {}
