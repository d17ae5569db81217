/**
 * The platform that users call {@code native}: no engine, a node is a set of Linux namespaces with an overlay root, held
 * by a small program of ours ({@code src/main/c}). All state lies in one folder per lab and in the kernel. Uses
 * {@code fabric}, {@code node} and {@code image}. Read {@link kathara.adapters.namespaces.NativePlatform} first, then
 * {@link kathara.adapters.namespaces.NodeFolder} and {@code kathara-node.c}.
 */
package kathara.adapters.namespaces;
