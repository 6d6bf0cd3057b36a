/**
 * The rules that a complaint opened today goes by to its end (ADR 5). 2: what nobody acknowledges goes to the next level while the store is open, never
 * within minutes before closing. 3: what is put off has limits of time and number, a plan is fulfilled by the step it names, something always happens within
 * the longest silence of the policy, and nothing ends with an open duty; whoever is found to have caused it has no part in it any more; tasks of departments
 * carry their words, and only whoever was asked answers. 4: whoever leaves, or is accused, hands over a measure until it is checked, not only until it is
 * carried out; a level that has broken its plan and makes another has the other only; whoever is warned before a time is over is warned while the store
 * is open.
 */
export const RULES_VERSION = 4;
