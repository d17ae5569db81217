/**
 * Draws boxes and the wires between them: in the terminal, or into files of several kinds. Knows nothing of labs. Read
 * {@link kathara.shell.drawing.Sketch} first, then {@link kathara.shell.drawing.Layout}, which is the only class that
 * sees ELK, the library that finds places for everything.
 */
package kathara.shell.drawing;
