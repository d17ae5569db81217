/** What a user may change, as sealed records; applying one is pure. Uses {@code topology} and {@code problem}. */
package kathara.engine.operation;
