/** Finds Podman, and lists in what it differs. Everything else is in {@code dockerapi}. */
package kathara.adapters.podman;
