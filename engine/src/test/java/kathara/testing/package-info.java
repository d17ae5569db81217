/** For tests of all modules: the platform in memory, and the contract that every platform passes. */
package kathara.testing;
