/** A lab as an immutable value. Uses {@code problem} alone. Read {@link kathara.engine.topology.Topology} first. */
package kathara.engine.topology;
