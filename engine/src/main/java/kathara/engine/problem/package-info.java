/** What went wrong, as values the user can act on. Uses nothing else of ours. Read {@link kathara.engine.problem.Problem} first. */
package kathara.engine.problem;
