/** What may come next in a line: from the commands' own declarations and the names that live. Knows no terminal. */
package kathara.shell.completion;
