/** What can be shown, by meaning and never by colour. Uses {@code engine.problem} alone. */
package kathara.shell.screen;
