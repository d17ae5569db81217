/**
 * The contract once more, as users who are not root: a JVM of a user that the test makes runs the claims, and each is
 * told here as a test of ours. Takes root.
 */
package kathara.adapters.users;
