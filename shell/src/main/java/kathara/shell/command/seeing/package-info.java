/** Commands that look into the network, show it and break it. Start with {@code LinkCommand}. */
package kathara.shell.command.seeing;
