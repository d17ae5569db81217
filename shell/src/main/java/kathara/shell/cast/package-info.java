/** Recordings of what was seen, as asciicast files, and what in them may differ. Uses {@code screen} alone. */
package kathara.shell.cast;
