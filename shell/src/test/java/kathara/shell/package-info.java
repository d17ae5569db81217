/** Tests of the program as a whole, and {@link kathara.shell.TestShell}, on which the tests of the commands stand. */
package kathara.shell;
