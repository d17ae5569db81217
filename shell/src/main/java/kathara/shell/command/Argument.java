package kathara.shell.command;

/**
 * A word of a command after variables have been filled in.
 *
 * @param quoted whether a part of it stood in quotes: it is then taken as it is
 */
record Argument(String text, boolean quoted) {}
