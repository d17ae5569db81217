/** Sessions that are written down and shown again. Read {@code Recorder} and {@code Play} first. */
package kathara.shell.command.demo;
