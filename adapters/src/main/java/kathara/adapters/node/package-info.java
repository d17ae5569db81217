/**
 * What a node is made of on every platform: its kernel parameters and rights, its files, and its first process. Knows
 * no engine. Read {@link kathara.adapters.node.NodeArchive} and {@code init.sh} beside it.
 */
package kathara.adapters.node;
