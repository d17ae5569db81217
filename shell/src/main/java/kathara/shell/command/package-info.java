/**
 * One class per command, and {@link kathara.shell.command.Commands#ALL}. Options, help and completion of a command come
 * from its picocli annotations. To add one, see docs/recipes/add-a-command.md.
 */
package kathara.shell.command;
