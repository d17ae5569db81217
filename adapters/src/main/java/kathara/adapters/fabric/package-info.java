/**
 * The wiring that all platforms share: a lab's links are Linux bridges in one network namespace, the fabric, and its
 * cables are veth pairs between there and the nodes. Knows ip(8), and no engine. Read
 * {@link kathara.adapters.fabric.WiringBatch} first.
 */
package kathara.adapters.fabric;
