/** Finds a Docker engine. Everything else is in {@code dockerapi}. */
package kathara.adapters.docker;
