/** What is left when a shell, a node's first process or an engine is killed, and how the next command puts it right. */
package kathara.adapters.killed;
