/** What may stand behind a {@code |}: one class is one filter. Read {@link kathara.shell.command.Filter} first. */
package kathara.shell.command.filter;
