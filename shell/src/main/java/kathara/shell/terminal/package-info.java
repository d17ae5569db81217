/** The only package that knows JLine: the prompt, its completion, and the terminal that programs in nodes borrow. */
package kathara.shell.terminal;
