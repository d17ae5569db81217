/** Groovy scripts against the engine. Loaded on first use. */
package kathara.shell.script;
