package kathara.engine.call;

/**
 * Why the policy turned a line down.
 *
 * @param rule the rule that holds where the machine stopped
 * @param word the word that was not accepted; empty at the end of a line that is not complete
 * @param position of that word, from 1
 * @param state of the machine there
 * @param allowed what would have been accepted
 */
public record Refusal(Rule rule, String word, int position, String state, String allowed) {}
