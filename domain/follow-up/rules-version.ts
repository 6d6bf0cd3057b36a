/**
 * The rules that a follow-up opened today goes by to its end (ADR 5). 2: what nobody acknowledges goes to the next level while the store is open, never
 * within minutes before closing.
 */
export const RULES_VERSION = 2;
