/** The program: its main class, launch options and exit statuses. */
package kathara.shell;
