/** What this machine's kernel offers to labs, read from its own files. Knows no engine. */
package kathara.adapters.kernel;
