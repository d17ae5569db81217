package kathara.shell.command;

import kathara.shell.screen.Screen;
import kathara.shell.workspace.Workspace;

/**
 * What a command works with.
 *
 * @param interpreter runs further lines, for commands that are made of others
 */
public record Context(Workspace workspace, Screen screen, Tty tty, Interpreter interpreter) {}
