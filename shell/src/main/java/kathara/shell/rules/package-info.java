/**
 * What the administrator and the user have written down about what may be done, and the log of what was decided. Uses
 * the engine alone. Read {@link kathara.shell.rules.Rulebook} first; {@code docs/policy.md} is its manual.
 */
package kathara.shell.rules;
