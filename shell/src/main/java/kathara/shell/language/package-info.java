/**
 * The language of the shell: a text into statements, and a line into what may come next. Knows no terminal and no
 * platform. Read {@link kathara.shell.language.Statements} first.
 */
package kathara.shell.language;
