/**
 * The network as its nodes see it: what they say of their interfaces, routes and filters, and what is wrong with it. It
 * asks by running programs in nodes and changes nothing. Start with {@code NetworkView}, then {@code Diagnosis}.
 */
package kathara.shell.network;
