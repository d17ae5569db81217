/** The running lab: apply, undo, run, listen. The only state in the engine. Read {@link kathara.engine.session.Session}. */
package kathara.engine.session;
