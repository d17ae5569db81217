/**
 * What a platform may be told to do, and the policy that approves it. Uses {@code topology} and {@code problem}.
 * Read {@link kathara.engine.call.EngineCall}, then {@link kathara.engine.call.Policy}.
 */
package kathara.engine.call;
